/** A setting of an engine, with its default. */
export interface ParameterModel {
  readonly name: string;
  readonly value?: string;
  readonly dataType: 'integer' | 'boolean' | 'string';
  readonly allowed?: string;
  /** `static` ones take a reboot. */
  readonly applyType: 'static' | 'dynamic';
  readonly description: string;
}

const mysql: readonly ParameterModel[] = [
  {
    name: 'character_set_server',
    dataType: 'string',
    applyType: 'dynamic',
    description: "The server's default character set.",
  },
  {
    name: 'innodb_buffer_pool_size',
    value: '{DBInstanceClassMemory*3/4}',
    dataType: 'integer',
    allowed: '5242880-9223372036854775807',
    applyType: 'static',
    description: 'The memory, in bytes, in which InnoDB caches tables and indexes.',
  },
  {
    name: 'long_query_time',
    dataType: 'integer',
    allowed: '0-31536000',
    applyType: 'dynamic',
    description: 'Queries longer than this many seconds are slow.',
  },
  {
    name: 'max_connections',
    value: '{DBInstanceClassMemory/12582880}',
    dataType: 'integer',
    allowed: '1-100000',
    applyType: 'dynamic',
    description: 'How many clients can be connected at a time.',
  },
  {
    name: 'slow_query_log',
    dataType: 'boolean',
    allowed: '0,1',
    applyType: 'dynamic',
    description: 'Whether slow queries are logged.',
  },
];

const postgres: readonly ParameterModel[] = [
  {
    name: 'log_min_duration_statement',
    dataType: 'integer',
    allowed: '-1-2147483647',
    applyType: 'dynamic',
    description: 'Statements longer than this many milliseconds are logged.',
  },
  {
    name: 'max_connections',
    value: 'LEAST({DBInstanceClassMemory/9531392},5000)',
    dataType: 'integer',
    allowed: '6-8388607',
    applyType: 'static',
    description: 'How many clients can be connected at a time.',
  },
  {
    name: 'rds.force_ssl',
    value: '1',
    dataType: 'boolean',
    allowed: '0,1',
    applyType: 'dynamic',
    description: 'Whether connections must be encrypted.',
  },
  {
    name: 'shared_buffers',
    value: '{DBInstanceClassMemory/32768}',
    dataType: 'integer',
    allowed: '16-1073741823',
    applyType: 'static',
    description: 'The shared memory of the server, in pages of 8 KB.',
  },
];

/** The settings of a parameter group family: a few of the hundreds that AWS has. */
export function parametersOf(family: string): readonly ParameterModel[] {
  if (family.includes('postgres')) return postgres;
  return /sqlserver|oracle/.test(family) ? [] : mysql;
}
