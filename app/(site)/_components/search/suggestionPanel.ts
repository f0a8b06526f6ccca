import type { Line, SearchAnswer } from '#lib/search/answer.ts';
import { searchPath } from '#lib/seo/site.ts';

/** A moment after the last letter was typed, so that the letter is read out first. */
const BEFORE_SAYING = 600;

/** The list below a search field, and what is said of it. */
export class SuggestionPanel {
  readonly #input: HTMLInputElement;
  readonly #panel = document.createElement('div');
  readonly #question = document.createElement('p');
  readonly #list = document.createElement('div');
  readonly #status = document.createElement('p');
  #options: HTMLAnchorElement[] = [];
  #at = -1;
  #saying: ReturnType<typeof setTimeout> | undefined;

  constructor(input: HTMLInputElement, form: HTMLFormElement) {
    this.#input = input;
    this.#list.id = `${input.id}-suggestions`;
    this.#list.setAttribute('role', 'listbox');
    this.#status.className = 'visually-hidden';
    this.#status.setAttribute('role', 'status');
    this.#panel.className = 'search-panel';
    this.#panel.hidden = true;
    this.#panel.append(this.#question, this.#list);
    // A press on the list must not take the field's focus: the list would close under the finger.
    this.#panel.addEventListener('mousedown', (event) => event.preventDefault());
    form.append(this.#panel, this.#status);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-expanded', 'false');
    input.setAttribute('aria-controls', this.#list.id);
  }

  /** Whether there is something to choose from. */
  get isOpen(): boolean {
    return this.#options.length > 0;
  }

  get isShown(): boolean {
    return !this.#panel.hidden;
  }

  /** What the reader has gone to in the list, if anything. */
  get chosen(): HTMLAnchorElement | undefined {
    return this.#options[this.#at];
  }

  show({ query, total, results, didYouMean }: SearchAnswer): void {
    this.#empty();
    const lines = total > 0 ? results : didYouMean;
    const question = total > 0 || lines.length === 0 ? '' : 'Did you mean …?';
    this.#question.textContent = question;
    this.#question.hidden = question === '';
    this.#list.setAttribute('aria-label', question || 'Suggestions');
    this.#options = lines.map(optionOf);
    if (total > results.length) this.#options.push(restOf(query, total));
    this.#options.forEach((option, index) => {
      option.id = `${this.#list.id}-${index}`;
    });
    this.#list.append(...this.#options);
    this.#panel.hidden = !this.isOpen;
    this.#panel.style.minHeight = '';
    this.#input.setAttribute('aria-expanded', String(this.isOpen));
    this.#say(wordsFor(total, question === '' ? 0 : lines.length));
  }

  /** Takes the suggestions away while new ones are on their way; the place stays, so nothing jumps. */
  wait(): void {
    if (this.isShown) this.#panel.style.minHeight = `${this.#panel.offsetHeight}px`;
    this.#empty();
    this.#say('');
  }

  close(): void {
    this.#empty();
    this.#panel.hidden = true;
    this.#panel.style.minHeight = '';
    this.#say('');
  }

  /** Goes down or up the list, and round its ends. */
  move(step: 1 | -1): void {
    const { length } = this.#options;
    if (length === 0) return;
    const from = this.#at === -1 && step === -1 ? 0 : this.#at;
    this.#choose((from + step + length) % length);
  }

  /** Goes back from the list to the text. */
  leave(): void {
    this.#choose(-1);
  }

  #choose(index: number): void {
    this.chosen?.setAttribute('aria-selected', 'false');
    this.#at = index;
    const { chosen } = this;
    if (chosen === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    chosen.setAttribute('aria-selected', 'true');
    this.#input.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  }

  #empty(): void {
    this.leave();
    this.#options = [];
    this.#question.hidden = true;
    this.#list.replaceChildren();
    this.#input.setAttribute('aria-expanded', 'false');
  }

  #say(words: string): void {
    clearTimeout(this.#saying);
    if (words === '') this.#status.textContent = '';
    else {
      this.#saying = setTimeout(() => {
        this.#status.textContent = words;
      }, BEFORE_SAYING);
    }
  }
}

/** A link, so that it opens as links do: also by touch, or in a new tab. */
function optionOf({ name, note, path }: Line): HTMLAnchorElement {
  const option = document.createElement('a');
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.tabIndex = -1;
  option.href = path;
  option.append(name);
  if (note !== undefined) {
    const words = document.createElement('span');
    words.textContent = ` – ${note}`;
    option.append(words);
  }
  return option;
}

function restOf(query: string, total: number): HTMLAnchorElement {
  return optionOf({
    kind: 'medicine',
    name: `All ${total.toLocaleString('en-GB')} results`,
    path: searchPath(query),
  });
}

function wordsFor(total: number, guesses: number): string {
  if (total === 1) return '1 result.';
  if (total > 1) return `${total.toLocaleString('en-GB')} results.`;
  if (guesses === 0) return 'No results.';
  return `No results. Did you mean one of ${guesses === 1 ? '1 name' : `${guesses} names`}?`;
}
