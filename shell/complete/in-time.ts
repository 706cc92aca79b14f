/** The longest that Tab waits for one source before it shows what there is without. */
const patienceMs = 120;

/** What a promise gives if it does so before Tab has to show something; undefined when it is late. */
export async function inTime<Value>(promise: Promise<Value>): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, patienceMs, undefined);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
