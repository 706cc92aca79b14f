import type { AnsweredBy, GivenTo } from './service/conversions/converted.ts';
import type { InputOf, Method, OutputOf, PagedName } from './service/operations.ts';
import type { ItemOptions, PageOptions } from './service/pages/options.ts';
import type { ItemsOf, PagesOf } from './service/pages/pages-of.ts';
import type { AnyElement, ElementAt, PagingTables } from './service/pages/tables.ts';

export { isListing, Listing } from './service/pages/listing.ts';
export type { ItemOptions, PageOptions } from './service/pages/options.ts';
export { ItemsOf, PagesOf } from './service/pages/pages-of.ts';
export { isPartial, PartialListing } from './service/pages/partial-listing.ts';
export { query } from './service/pages/query.ts';
export type { Listed } from './service/pages/walk.ts';

/** Every paged operation of a service: `describeInstances(input?, options?)` gives its pages. */
export type Pages<Name, Module> = Name extends keyof PagingTables
  ? {
      readonly [Operation in keyof PagingTables[Name] as Uncapitalize<Operation & string>]: Method<
        In<Name, Module, Operation>,
        PageOptions,
        PagesOf<Out<Name, Module, Operation>>
      >;
    }
  : {
      readonly [Key in keyof Module as PagedName<Key>]: Method<
        In<Name, Module, Capitalize<PagedName<Key>>>,
        PageOptions,
        PagesOf<Out<Name, Module, Capitalize<PagedName<Key>>>>
      >;
    };

/** Every paged operation of a service: `describeInstances(input?, options?)` gives the elements. */
export type Items<Name, Module> = Name extends keyof PagingTables
  ? {
      readonly [Operation in keyof PagingTables[Name] as Uncapitalize<
        Operation & string
      >]: ItemMethod<
        In<Name, Module, Operation>,
        Out<Name, Module, Operation>,
        ListsIn<PagingTables[Name][Operation]>
      >;
    }
  : {
      readonly [Key in keyof Module as PagedName<Key>]: Method<
        In<Name, Module, Capitalize<PagedName<Key>>>,
        ItemOptions,
        ItemsOf<AnyElement<Out<Name, Module, Capitalize<PagedName<Key>>>>>
      >;
    };

type CommandOf<Module, Operation> = `${Operation & string}Command` extends keyof Module
  ? Module[`${Operation & string}Command`]
  : never;
type In<Name, Module, Operation> = GivenTo<Name, InputOf<CommandOf<Module, Operation>>>;
type Out<Name, Module, Operation> = AnsweredBy<Name, OutputOf<CommandOf<Module, Operation>>>;

/** The lists of a paging, the first being the one meant by default. */
type ListsIn<Paging> = Paging extends { readonly items: infer Lists }
  ? Lists extends readonly string[]
    ? Lists
    : readonly [Lists]
  : readonly [];

type ItemMethod<Input, Output, Lists extends readonly unknown[]> = Lists extends readonly [
  infer Only,
]
  ? Method<Input, ItemOptions<Only & string>, ItemsOf<ElementAt<Output, Only>>>
  : Record<never, never> extends Input
    ? <List extends Lists[number] = Lists[0]>(
        input?: Input,
        options?: ItemOptions<List & string>,
      ) => ItemsOf<ElementAt<Output, List>>
    : <List extends Lists[number] = Lists[0]>(
        input: Input,
        options?: ItemOptions<List & string>,
      ) => ItemsOf<ElementAt<Output, List>>;
