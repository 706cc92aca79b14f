/** S3 knows the time of a change to the second. */
export function wholeSecond(ms: number): number {
  return ms - (ms % 1000);
}
