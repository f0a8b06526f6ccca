import type { Topic } from '#lib/content/shape/vocabulary.ts';

/** Words of a label that say, beyond doubt, what it is about. */
const LABELS: readonly (readonly [Topic, RegExp])[] = [
  [
    'contraindications',
    /\bcontra-?indicat|\bwho should not|\bdo not (?:take|use) if|\bshould not (?:take|use)/,
  ],
  ['allergy', /\ballerg|\bhypersensitiv|\banaphyla/],
  ['pregnancy', /\bpregnan|\bteratogen|\bembryo|\bfetal|\bfoetal|\bbirth defect/],
  ['breastfeeding', /\bbreast-? ?feeding|\blactation|\bnursing\b|\bbreast milk/],
  ['fertility', /\bfertility|\bcontracepti/],
  [
    'children',
    /\bchild(?:ren|hood)?\b|\bp(?:a)?ediatric|\binfants?\b|\badolescen|\bneonat|\bnewborn/,
  ],
  [
    'olderAdults',
    /\belderly|\bolder (?:adult|people|patient|person)|\bgeriatric|\bseniors\b|\bold age/,
  ],
  ['kidney', /\bkidneys?\b|\brenal|\bnephro|\bdialysis/],
  ['liver', /\bliver|\bhepat(?!itis)/],
  ['heart', /\bheart|\bcardi|\bqt\b|\bblood pressure|\bhypertensi|\bhypotensi|\barrhythm|\bstroke/],
  [
    'blood',
    /\bbleed|\bblood (?:count|cell|clot|disorder|dyscrasia)|\bthrombo|\bclotting|\banemia|\banaemia|\bneutropeni|\bmyelosuppress|\bbone marrow|\bh(?:a)?emorrhag|\bh(?:a)?ematolog/,
  ],
  ['cancer', /\bcancer|\bmalignan|\btumou?r|\bcarcinogen/],
  ['infection', /\binfecti|\bimmunosuppress/],
  [
    'mentalHealth',
    /\bmental health|\bdepress(?:ion|ive)\b|\bsuicid|\bpsychiatric|\bmood\b|\bpsychosis/,
  ],
  ['skin', /\bskin|\bsun(?:light|burn| exposure)?\b|\bphotosensitiv|\bdermat/],
  ['interactions', /\binteract|\bother (?:medicines|medications|drugs)\b|\bconcomitant/],
  ['alcohol', /\balcohol/],
  ['food', /\bfoods?\b|\bdiet(?:ary)? (?!supplement)|\bdiet$|\bgrapefruit/],
  ['driving', /\bdriv(?:e|ing)\b|\boperating (?:heavy )?machin|\bmachinery/],
  ['surgery', /\bsurg(?:ery|ical)|\ban(?:a)?esthe[st]/],
  ['dependence', /\bdependen(?:ce|cy)|\babuse|\bmisuse|\baddict/],
  ['monitoring', /\bmonitor|\b(?:blood|laborator[yi](?:es)?|lab|liver function) tests?\b/],
  ['overdose', /\boverdos/],
  ['stopping', /\bwithdrawal|\bdiscontinu(?:ation|ing)|\bstopping/],
  ['storage', /\bstor(?:age|ing)\b/],
];

/** Words of a question that say what it asks. */
const QUESTIONS: readonly (readonly [Topic, RegExp])[] = [
  [
    'missedDose',
    /\bmiss(?:ed|ing)? (?:a |my |an? \w+ )?(?:dose|application|injection|pill|tablet|treatment|appointment)|\bforget to/,
  ],
  [
    'overdose',
    /\boverdos|\btake too much|\btoo (?:much|many)\b|\baccidentally (?:swallow|take|ingest)/,
  ],
  ['storage', /\bstored?\b|\bstorage\b/],
  ['alcohol', /\balcohol/],
  ['breastfeeding', /\bbreast-? ?feed|\bnursing\b|\blactat/],
  ['pregnancy', /\bpregnan/],
  ['driving', /\bdrive\b|\bdriving|\bmachinery/],
  ['children', /\bchild(?:ren)?\b|\binfants?\b|\bp(?:a)?ediatric/],
  ['olderAdults', /\belderly|\bolder (?:adults|people|patients)/],
  ['dependence', /\baddict|\bhabit[- ]forming|\bdependence/],
  [
    'interactions',
    /\b(?:other|with any) (?:medicines?|medications?|drugs?|supplements?)\b|\binteract/,
  ],
  [
    'food',
    /\bwith (?:or without )?food|\bempty stomach|\bfoods? (?:i|to|should)|\bgrapefruit|\bdietary restriction/,
  ],
  ['stopping', /\bstop (?:taking|using)|\bdiscontinue/],
  [
    'duration',
    /\bhow long (?:will|do|should|can|must) (?:i|we|you|patients?|someone)\b.{0,30}\b(?:take|use|need|be on|continue)\b|\blong-?term use/,
  ],
];

/**
 * The topics of a precaution's label, which may be several ("Pregnancy and Breastfeeding").
 * @returns none where the label leaves any doubt.
 */
export function topicsOfLabel(label: string): Topic[] {
  const words = label.toLowerCase();
  return LABELS.filter(([, pattern]) => pattern.test(words)).map(([topic]) => topic);
}

/** The topic of a question, by its words; undefined where they leave any doubt. */
export function topicOfQuestion(question: string): Topic | undefined {
  const words = question.toLowerCase();
  const fits = QUESTIONS.filter(([, pattern]) => pattern.test(words)).map(([topic]) => topic);
  // "pregnant or breastfeeding" asks about both: the page links to the first in life's order.
  if (fits.length === 2 && fits.includes('pregnancy') && fits.includes('breastfeeding'))
    return 'pregnancy';
  return fits.length === 1 ? fits[0] : undefined;
}
