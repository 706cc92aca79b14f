/** `DescribeVpcs`, `describe_vpcs`: as AWS and boto3 write names, and nobody here does. */
const foreign = /^([A-Z]\w*|[a-z]\w*_\w+)$/;

/**
 * The end of a chain of prototypes that knows members by foreign spellings too. Only names that
 * nothing before it in the chain has come here, so that what is spelled our way costs nothing; and
 * nothing is listed, so that completion doesn't show everything thrice.
 */
export function knowingForeignNames(
  find: (receiver: object, spelling: string) => string | undefined,
): object {
  return new Proxy(Object.create(Object.prototype) as object, {
    get(target, key, receiver) {
      if (typeof key !== 'string' || !foreign.test(key)) return Reflect.get(target, key, receiver);
      const name = find(receiver as object, key);
      return name === undefined ? undefined : Reflect.get(receiver as object, name, receiver);
    },
  });
}
