import type { Parameter, Tag } from '@aws-sdk/client-cloudformation';
import { readFile } from '../ec2/model/file.ts';
import type { Context } from '../engine/context.ts';
import { objectAt } from '../s3/model/address.ts';
import { readTemplate } from './model/plan.ts';
import type { Source } from './model/stack.ts';
import { refuse } from './refuse.ts';
import { parametersFrom } from './template/parameters.ts';

/** What requests say about what a stack is to be made from. */
export interface SourceWish {
  readonly TemplateBody?: string | undefined;
  readonly TemplateURL?: string | undefined;
  readonly UsePreviousTemplate?: boolean | undefined;
  readonly Parameters?: Parameter[] | undefined;
  readonly Tags?: Tag[] | undefined;
}

/** What a stack is to be made from; for one that is there, changed from what it was. */
export function sourceFrom(ctx: Context, wish: SourceWish, before?: Source): Source {
  const templateBody = bodyOf(ctx, wish, before);
  const { parameters: declared } = readTemplate(templateBody);
  return {
    templateBody,
    parameters: parametersFrom(declared, wish.Parameters, before?.parameters),
    tags: wish.Tags ?? before?.tags ?? [],
  };
}

/** The text of the template that a request names. */
export function bodyOf(
  ctx: Context,
  { TemplateBody, TemplateURL, UsePreviousTemplate }: SourceWish,
  before?: Source,
): string {
  if (TemplateURL && TemplateBody) {
    throw refuse('Only one of TemplateBody or TemplateURL can be specified.');
  }
  if (TemplateURL) return bodyAt(ctx, TemplateURL);
  if (UsePreviousTemplate && before) return before.templateBody;
  if (TemplateBody) return TemplateBody;
  throw refuse('Either Template URL or Template Body must be specified.');
}

/** The text of a template that lies in a bucket of the account. */
function bodyAt(ctx: Context, url: string): string {
  const place = objectAt(url);
  if (!place) throw refuse('TemplateURL must be a supported URL.');
  const body = readFile(ctx, place);
  if (body !== undefined) return Buffer.from(body, 'latin1').toString();
  throw refuse(`S3 error: there is no object ${place.key} in the bucket ${place.bucket}.`);
}
