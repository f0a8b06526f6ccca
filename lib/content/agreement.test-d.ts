import type { z } from 'zod';
import type { indexAnswer, Linked, monographAnswer, touchedAnswer } from './answers.ts';
import type { link, reviewer } from './links.ts';
import type {
  Condition,
  DOCUMENTS_QUERY_RESULT,
  DrugClass,
  HOLDER_QUERY_RESULT,
  INDEX_QUERY_RESULT,
  MONOGRAPH_QUERY_RESULT,
  Monograph,
  Person,
  PREVIEW_QUERY_RESULT,
  REDIRECTS_QUERY_RESULT,
  ReaderReport,
  Redirect,
  SETTINGS_QUERY_RESULT,
  SiteSettings,
  TOUCHED_QUERY_RESULT,
} from './sanity.types.ts';
import type { SHAPES } from './shape/check.ts';

/**
 * The Studio's schema, the results of our queries and the Zod shape agree, field by field, in both
 * directions: on the names, on what may be missing, and on the values. `tsc` reads this file; where
 * they drift apart it names the path. `sanityTypes.test.ts` keeps the generated side up to date.
 */

/** The Content Lake's own, which no schema names. */
type LakeOwn = '_system' | '_strengthenOnPublish';

type Names<T> = Exclude<keyof T & string, LakeOwn>;

type MayBeMissing<T> = undefined extends T ? true : null extends T ? true : false;

/** TypeGen takes everything in Portable Text for optional; the shape is stricter there. */
type IsPortableText<T> = T extends { _type: 'block' | 'span' } ? true : false;

type IsUnknown<T> = unknown extends T ? true : false;

/** What is not looked into on the side of the shape (`z.unknown()`) cannot drift. */
type MemberDrift<Shape, Generated, Path extends string> =
  IsUnknown<Shape> extends true ? never : Drift<NonNullable<Shape>, NonNullable<Generated>, Path>;

/** The paths at which a type of the shape and a generated one differ; `never` if they agree. */
type Drift<Shape, Generated, Path extends string> = [Shape] extends [boolean]
  ? [Generated] extends [boolean]
    ? never
    : Path
  : [Shape] extends [readonly (infer ShapeMember)[]]
    ? [Generated] extends [readonly (infer GeneratedMember)[]]
      ? MemberDrift<ShapeMember, GeneratedMember, `${Path}[]`>
      : Path
    : [Shape] extends [object]
      ? [Generated] extends [object]
        ? {
            [Name in Names<Shape> | Names<Generated>]: Name extends keyof Shape
              ? Name extends keyof Generated
                ?
                    | MemberDrift<Shape[Name], Generated[Name], `${Path}.${Name}`>
                    | DriftOfPresence<Shape, Generated, Name, `${Path}.${Name}`>
                : `${Path}.${Name} is not in the generated type`
              : `${Path}.${Name} is not in the shape`;
          }[Names<Shape> | Names<Generated>]
        : Path
      : [Shape] extends [Generated]
        ? [Generated] extends [Shape]
          ? never
          : Path
        : Path;

type DriftOfPresence<
  Shape,
  Generated,
  Name extends keyof Shape & keyof Generated,
  Path extends string,
> =
  IsPortableText<Shape> extends true
    ? never
    : IsUnknown<Shape[Name]> extends true
      ? never
      : Name extends '_type'
        ? never
        : MayBeMissing<Shape[Name]> extends MayBeMissing<Generated[Name]>
          ? never
          : `${Path} is required in one and not in the other`;

/** Fails to compile, naming the paths, unless nothing drifts. */
function agree<_Drift extends never>(): void {}

type Shape<Type extends keyof typeof SHAPES> = z.output<(typeof SHAPES)[Type]>;

// Schema and shape.
agree<Drift<Shape<'monograph'>, Monograph, 'monograph'>>();
agree<Drift<Shape<'person'>, Person, 'person'>>();
agree<Drift<Shape<'drugClass'>, DrugClass, 'drugClass'>>();
agree<Drift<Shape<'condition'>, Condition, 'condition'>>();
agree<Drift<Shape<'redirect'>, Redirect, 'redirect'>>();
agree<Drift<Shape<'siteSettings'>, SiteSettings, 'siteSettings'>>();
agree<Drift<Shape<'readerReport'>, ReaderReport, 'readerReport'>>();

// Queries for whole documents and shape.
type Holder = MONOGRAPH_QUERY_RESULT['holders'][number];
type Preview = NonNullable<PREVIEW_QUERY_RESULT>;
agree<Drift<Shape<'monograph'>, Holder['document'], 'holders.document'>>();
agree<Drift<Shape<'monograph'>, Preview['document'], 'preview.document'>>();
type Fetched<Type> = Extract<DOCUMENTS_QUERY_RESULT[number], { _type: Type }>;
agree<Drift<Shape<'monograph'>, Fetched<'monograph'>, 'documents'>>();
agree<Drift<Shape<'drugClass'>, Fetched<'drugClass'>, 'documents'>>();
agree<Drift<Shape<'condition'>, Fetched<'condition'>, 'documents'>>();
type Settings = NonNullable<SETTINGS_QUERY_RESULT>;
agree<Drift<Omit<Shape<'siteSettings'>, '_id'>, Omit<Settings, '_id'>, 'settings'>>();
agree<Drift<Shape<'redirect'>, REDIRECTS_QUERY_RESULT[number], 'redirects'>>();

// Queries and what their answers are believed by.
type LinkInput = z.input<typeof link>;
type ReviewerInput = z.input<typeof reviewer>;
type Linking = Holder['linked'];
type Members<List> = NonNullable<NonNullable<List> extends readonly (infer T)[] ? T : never>;
agree<Drift<Linked, Linking, 'linked'>>();
agree<Drift<Linked, Preview['linked'], 'preview.linked'>>();
agree<Drift<LinkInput, Members<Linking['drugClasses']>, 'linked.drugClasses'>>();
agree<Drift<LinkInput, Members<Linking['conditions']>, 'linked.conditions'>>();
agree<Drift<LinkInput, Members<Linking['ingredients']>, 'linked.ingredients'>>();
agree<Drift<LinkInput, Members<Linking['interacting']>, 'linked.interacting'>>();
agree<Drift<ReviewerInput, NonNullable<Linking['reviewer']>, 'linked.reviewer'>>();
agree<Drift<ReviewerInput, INDEX_QUERY_RESULT['people'][number], 'index.people'>>();

type Whereabouts = Pick<z.output<typeof monographAnswer>, 'moved' | 'remembered'>;
agree<Drift<Whereabouts, Omit<MONOGRAPH_QUERY_RESULT, 'holders'>, 'monograph'>>();
type Listed = Omit<z.output<typeof indexAnswer>, 'people'>;
agree<Drift<Listed, Omit<INDEX_QUERY_RESULT, 'people'>, 'index'>>();
agree<Drift<z.output<typeof touchedAnswer>, TOUCHED_QUERY_RESULT, 'touched'>>();
agree<Drift<string | null, HOLDER_QUERY_RESULT, 'holder'>>();
