export { type Examined, examine } from './examine.ts';
export { report } from './report.ts';
