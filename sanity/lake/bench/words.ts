import { Random } from './random.ts';

const CONSONANTS = 'b c d f g h j k l m n p r s t v w z br cl dr fl gr pl st tr'.split(' ');
const VOWELS = 'a e i o u ai ea ou'.split(' ');
const VOCABULARY = 20_000;

/** Invented words, the commonest first; the same in every run. */
const words = invented();

function invented(): string[] {
  const random = new Random(1);
  const made = new Set<string>();
  while (made.size < VOCABULARY) {
    // Common words are short, as in any language.
    const syllables = made.size < 200 ? random.between(1, 2) : random.between(2, 4);
    let word = '';
    for (let count = 0; count < syllables; count += 1) {
      word += CONSONANTS[random.below(CONSONANTS.length)] ?? '';
      word += VOWELS[random.below(VOWELS.length)] ?? '';
    }
    made.add(word);
  }
  return [...made];
}

export function wordOfRank(rank: number): string {
  return words[rank] ?? '';
}

/** A word as frequent as its rank has it: twice the rank, half as often (Zipf's law). */
export function anyWord(random: Random): string {
  return wordOfRank(Math.floor(VOCABULARY ** random.next()) - 1);
}

/** A word from the rarer ones, for names and titles. */
export function tellingWord(random: Random): string {
  return wordOfRank(random.between(200, VOCABULARY - 1));
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
