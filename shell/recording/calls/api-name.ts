/** Names that follow no rule, as botocore has them; `-` for the AWS CLI's and `_` for boto3's. */
const exceptions: Readonly<Record<string, string>> = {
  CreateCachediSCSIVolume: 'create-cached-iscsi-volume',
  CreateStorediSCSIVolume: 'create-stored-iscsi-volume',
  DescribeCachediSCSIVolumes: 'describe-cached-iscsi-volumes',
  DescribeStorediSCSIVolumes: 'describe-stored-iscsi-volumes',
  ListHITsForQualificationType: 'list-hits-for-qualification-type',
  ExecutePartiQLStatement: 'execute-partiql-statement',
  ExecutePartiQLTransaction: 'execute-partiql-transaction',
  GetOTelEnrichment: 'get-otel-enrichment',
  StartOTelEnrichment: 'start-otel-enrichment',
  StopOTelEnrichment: 'stop-otel-enrichment',
  ExecutePartiQLBatch: 'execute-partiql-batch',
};

/**
 * The name of an operation or a parameter in words, as the AWS CLI (`describe-db-instances`) and
 * boto3 (`describe_db_instances`) write it.
 *
 * @see https://github.com/boto/botocore/blob/develop/botocore/__init__.py for the rules
 */
export function wordsOf(name: string, separator: '-' | '_'): string {
  const known = Object.hasOwn(exceptions, name) ? exceptions[name] : undefined;
  return (known ?? dashed(name)).replaceAll('-', separator);
}

function dashed(name: string): string {
  if (name.includes('-')) return name;
  // An abbreviation in the plural is one word: `IDs`, `ARNs`.
  const plural = /[A-Z]{2,}s$/.exec(name)?.[0];
  const whole = plural ? `${name.slice(0, -plural.length)}-${plural.toLowerCase()}` : name;
  return whole
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}
