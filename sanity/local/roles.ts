/**
 * Who may do what in local mode. No words of a monograph reach readers unless somebody has approved
 * them who did not write them, or has said why it could not wait: the lake refuses all else, whatever
 * program asks. What such filters can say stands in `sanity/lake/README.md`.
 */

const ANY_LAYER = '(_id in path("drafts.**") || _id in path("versions.**"))';
const IS_STEP = '_type == "reviewStep" && _id in path("reviewStep.**")';

/** The attributes of a monograph that are not among its words. */
const NOT_WORDS = '["review", "previousSlugs"]';

/** The decision on the revision that is to be published. To be published withdraws no approval. */
const IS_APPROVED = `*[
  ${IS_STEP} && references($publishedId) && monograph._ref == $publishedId
    && revision == ^._rev && kind != "publish"
] | order(_updatedAt desc)[0].kind in ["approve", "override"]`;

/** The drafts and versions of a step's monograph at the revision that the step speaks of. */
const SPOKEN_OF =
  '*[sanity::versionOf(^.monograph._ref) && _id != ^.monograph._ref && _rev == ^.revision]';

/** A step is signed by whoever takes it, at that moment, and speaks of what is there. */
const IS_SIGNED = `${IS_STEP} && monograph._weak == true && by == identity() && coalesce(name, $name) == $name
  && _createdAt == now() && _updatedAt == now()`;

/** Whoever last changed the words. Of too many changes, what is not told may be theirs who asks. */
const LAST_EDITOR = `coalesce(
  $changes[count(fields[!(@ in ${NOT_WORDS})]) > 0][0].author,
  select(count($changes) < 1000 => "nobody", identity())
)`;

/** Takes a kind of step, what else it needs, and what to tell whom it is refused. */
function mayTake(kind: string, needs: string, refusal: string) {
  return {
    filter: `${IS_SIGNED} && kind == "${kind}" && ${needs}`,
    told: `_type == "reviewStep" && kind == "${kind}"`,
    changesOf: `${SPOKEN_OF}[0]._id`,
    refusal,
    permissions: ['create'],
  };
}

const SPEAKS_OF_ONE = `count(${SPOKEN_OF}) == 1`;

const REQUEST_CHANGES = mayTake(
  'requestChanges',
  SPEAKS_OF_ONE,
  'The monograph has changed since you opened it. Read it again, then request changes.',
);

const APPROVE = mayTake(
  'approve',
  `revision == _rev && ${SPEAKS_OF_ONE} && ${LAST_EDITOR} != identity()`,
  'You were the last to change these words, or they have changed since. Somebody else has to approve them.',
);

const SUBMIT = mayTake(
  'submit',
  SPEAKS_OF_ONE,
  'The monograph has changed since you opened it. Look at it again, then submit it.',
);

const OVERRIDE = mayTake(
  'override',
  `${SPEAKS_OF_ONE} && length(array::join(string::split(note, " "), "")) >= 10`,
  'To publish without a review, say why in a note of ten characters or more.',
);

/** Notes that an approved revision was published, by the transaction that does it or after. */
const NOTE_PUBLICATION = mayTake(
  'publish',
  `revision in *[
    ${IS_STEP} && references(^.monograph._ref) && kind in ["approve", "override"]
  ].revision`,
  'Only an approved monograph can be noted as published.',
);

const NOT_APPROVED = 'This monograph has not been approved. Submit it for review.';

const READ_ALL = { filter: 'true', permissions: ['read', 'history'] };

const EDITOR = {
  name: 'editor',
  title: 'Editor',
  grants: [
    READ_ALL,
    {
      filter: `${ANY_LAYER} && _type != "reviewStep"`,
      permissions: ['create', 'update'],
    },
    { filter: '!(_type in ["monograph", "reviewStep"])', permissions: ['create', 'update'] },
    {
      filter: `_type == "monograph" && ${IS_APPROVED}`,
      told: '_type == "monograph"',
      refusal: NOT_APPROVED,
      permissions: ['publish'],
    },
    { filter: '_type == "monograph"', permissions: ['unpublish'] },
    SUBMIT,
    REQUEST_CHANGES,
    APPROVE,
    OVERRIDE,
    NOTE_PUBLICATION,
  ],
};

/** A Studio is not told that a reviewer may change anything: it would offer them all fields. */
const REVIEWER = {
  name: 'reviewer',
  title: 'Reviewer',
  grants: [
    READ_ALL,
    {
      filter: '_type in ["sanity.previewUrlSecret", "sanity.previewUrlShareAccess"]',
      permissions: ['create', 'update'],
    },
    {
      filter: `_type == "monograph" && ${ANY_LAYER} && defined($after)
        && count($fields[!(@ in ${NOT_WORDS})]) == 0`,
      told: 'false',
      permissions: ['create', 'update'],
    },
    {
      filter: `_type == "monograph" && ${IS_APPROVED}`,
      told: 'false',
      permissions: ['publish'],
    },
    REQUEST_CHANGES,
    APPROVE,
    NOTE_PUBLICATION,
  ],
};

/** What the import command may do: everything, as an editor may where nothing is reviewed. */
const IMPORTER = {
  name: 'importer',
  title: 'Import',
  grants: [{ filter: 'true', permissions: ['read', 'create', 'update', 'history'] }],
};

/** What the site may write: a new report of a reader, under an id that strangers cannot read. */
const REPORTER = {
  name: 'reporter',
  title: 'Takes readers’ reports',
  grants: [
    {
      filter: '_type == "readerReport" && _id in path("readerReport.*")',
      permissions: ['create'],
    },
  ],
};

/** With a review: a monograph is published only as somebody else has approved it. */
export const LOCAL_ROLES = [EDITOR, REVIEWER, IMPORTER, REPORTER];

/** Without a review: the lake's own editors and reviewers, of whom editors publish what they like. */
export const UNREVIEWED_ROLES = [IMPORTER, REPORTER];
