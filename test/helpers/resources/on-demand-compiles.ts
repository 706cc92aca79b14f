/** Compiled and never run: services installed on demand, as a program sees them that imports their types. */
import type { ServiceName, Session } from '../../../helpers/awsh.ts';
import type { LambdaFunction } from '../../../helpers/resources/lambda/types.generated.ts';

export async function typedByImport(session: Session): Promise<unknown[]> {
  const lambda = session.service('lambda');
  const resize: LambdaFunction = lambda.Function('resize');
  await resize.load();
  const runtime: string | undefined = resize.runtime;
  const { StatusCode } = await resize.invoke({ Payload: new Uint8Array() });
  const version = await resize.publishVersion();
  const name: string = version.functionName;
  for await (const { memorySize } of lambda.functions.limit(3)) if (memorySize === 128) break;
  const { Functions } = await session.client('lambda').listFunctions({});
  return [runtime, StatusCode, name, Functions];
}

export function refused(session: Session): unknown[] {
  const lambda = session.service('lambda');
  // @ts-expect-error there is no such action
  const flying = lambda.Function('resize').fly();
  // @ts-expect-error a function's name is required
  const invoked = lambda.invoke({});
  // @ts-expect-error its own name is filled in
  const other = lambda.Function('resize').invoke({ FunctionName: 'other' });
  // @ts-expect-error typed or not, awsh doesn't bring it along
  const bundled: ServiceName = 'lambda';
  return [flying, invoked, other, bundled];
}
