/** A name or a query without what people write in different ways. */
export type Folded = {
  /** Its words: lower case, no accents, no signs. */
  words: readonly string[];
  /** The words without spaces between them, so that "co-codamol" is "cocodamol" and "co codamol". */
  compact: string;
};

/** Letters that Unicode does not take apart, and the Greek ones that names spell out. */
const SPELT_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ω: 'omega',
};

const TO_SPELL_OUT = new RegExp(`[${Object.keys(SPELT_OUT).join('')}]`, 'g');

/** Written beside a name, not part of it; NFKD would make letters of some. */
const MARKS = /[™®©℠]/g;

/** Accents of Latin letters; the vowel signs of other scripts are letters and stay. */
const ACCENTS = /[\u0300-\u036f]/g;

const APOSTROPHES = /['’ʼ`´]/g;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/u;

/**
 * Takes a name or a query; returns what is compared. A text of signs alone is compared as it
 * stands.
 */
export function fold(text: string): Folded {
  const plain = text
    .replace(MARKS, '')
    .toLowerCase()
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .replace(TO_SPELL_OUT, (letter) => SPELT_OUT[letter] ?? letter)
    .replace(APOSTROPHES, '');
  const words = plain.split(BETWEEN_WORDS).filter((word) => word !== '');
  if (words.length > 0) return { words, compact: words.join('') };
  const signs = text.toLowerCase().split(/\s+/).join('');
  return { words: signs === '' ? [] : [signs], compact: signs };
}

/** Takes a text; returns it as two people may write it who write it alike: case and spaces aside. */
export function asWritten(text: string): string {
  return text.normalize('NFC').toLowerCase().trim().replace(/\s+/g, ' ');
}
