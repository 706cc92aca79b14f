type Value = string | number | boolean | Date | object;

/** Attributes that are texts, whatever they look like. */
const texts = /(Arn|Id|Name|Owner|AccountId)$/;
/** Attributes that are seconds since 1970. */
const times = /Timestamp$/;

/**
 * Attributes that a service gives as texts, as what they mean: numbers, booleans, times and JSON.
 * Of SQS's GetQueueAttributes (`VisibilityTimeout: '30'`), of messages, and of SNS's topics.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
export function attributes(
  held: { readonly Attributes?: Readonly<Record<string, string>> | undefined } | undefined,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(held?.Attributes ?? {}).map(([name, text]) => [name, meaning(name, text)]),
  );
}

/** The same attributes as the texts that SetQueueAttributes takes. */
export function attributeTexts(values: Readonly<Record<string, Value>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, text(value)]));
}

function meaning(name: string, text: string): Value {
  if (texts.test(name)) return text;
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^\d{1,15}$/.test(text)) return times.test(name) ? time(Number(text)) : Number(text);
  if (!/^[{[]/.test(text)) return text;
  try {
    return JSON.parse(text) as object;
  } catch {
    return text;
  }
}

/** Queues tell seconds, messages milliseconds. */
function time(number: number): Date {
  return new Date(number > 1e11 ? number : number * 1000);
}

function text(value: Value): string {
  if (value instanceof Date) return String(Math.floor(value.getTime() / 1000));
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
