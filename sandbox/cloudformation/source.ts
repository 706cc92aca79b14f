import type { Parameter, Tag } from '@aws-sdk/client-cloudformation';
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
export function sourceFrom(wish: SourceWish, before?: Source): Source {
  const templateBody = bodyOf(wish, before);
  const { parameters: declared } = readTemplate(templateBody);
  return {
    templateBody,
    parameters: parametersFrom(declared, wish.Parameters, before?.parameters),
    tags: wish.Tags ?? before?.tags ?? [],
  };
}

/** The text of the template that a request names. */
export function bodyOf(
  { TemplateBody, TemplateURL, UsePreviousTemplate }: SourceWish,
  before?: Source,
): string {
  if (TemplateURL) throw refuse('The sandbox reads templates from TemplateBody, not TemplateURL.');
  if (UsePreviousTemplate && before) return before.templateBody;
  if (TemplateBody) return TemplateBody;
  throw refuse('Either Template URL or Template Body must be specified.');
}
