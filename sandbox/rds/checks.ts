import { invalid } from './invalid.ts';

/** Throws for what is no instance class; RDS has too many to name them all. */
export function checkClass(name: string): void {
  const fine = /^db\.(serverless|[a-z]\d?[a-z0-9-]*\.(\d*x?large|micro|small|medium))$/.test(name);
  if (!fine) throw invalid(`Invalid DB Instance class: ${name}`);
}

/** Days that backups are kept. Throws for a number that RDS does not take. */
export function backupDaysOf(days = 1): number {
  if (days >= 0 && days <= 35) return days;
  throw invalid(`Invalid backup retention period: ${days}. Must be between 0 and 35.`);
}

/** Throws for a password that RDS does not take. */
export function checkPassword(password: string): void {
  const name = 'The parameter MasterUserPassword is not a valid password';
  if (password.length < 8) throw invalid(`${name} because it is shorter than 8 characters.`);
  if (password.length > 128) throw invalid(`${name} because it is longer than 128 characters.`);
  if (/[/@" ]|[^ -~]/.test(password)) {
    throw invalid(
      `${name}. Only printable ASCII characters besides '/', '@', '"', ' ' may be used.`,
    );
  }
}
