import type { SearchAnswer } from '#lib/search/answer.ts';
import { suggestionsFor } from '#lib/search/suggest.ts';
import { SuggestionPanel } from './suggestionPanel.ts';

/** One letter begins too much to be worth a list. */
const FEWEST_LETTERS = 2;

/** A pause in typing, in milliseconds, before the site is asked. */
const PAUSE = 120;

/**
 * Makes a search field an editable combobox with a list of suggestions.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 *
 * Nothing is chosen until the reader goes into the list: Enter sends what was written. The list
 * never shows the suggestions of an earlier text.
 */
export function suggestAt(input: HTMLInputElement): void {
  const { form } = input;
  if (form === null || input.getAttribute('role') === 'combobox') return;
  const panel = new SuggestionPanel(input, form);
  let pause: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();

  const forget = () => {
    clearTimeout(pause);
    asking.abort();
    asking = new AbortController();
  };
  const close = () => {
    forget();
    panel.close();
  };
  const ask = async () => {
    const { signal } = asking;
    const text = input.value.trim();
    let answer: SearchAnswer;
    try {
      answer = await suggestionsFor(text, signal);
    } catch {
      // Without an answer there are no suggestions, and the form still searches.
      if (!signal.aborted) panel.close();
      return;
    }
    if (!signal.aborted && document.activeElement === input) panel.show(answer);
  };
  const askSoon = () => {
    forget();
    if (input.value.trim().length < FEWEST_LETTERS) {
      panel.close();
      return;
    }
    panel.wait();
    pause = setTimeout(ask, PAUSE);
  };

  const keys: Record<string, (event: KeyboardEvent) => boolean> = {
    ArrowDown: (event) => {
      if (!panel.isOpen) askSoon();
      else if (!event.altKey) panel.move(1);
      return true;
    },
    ArrowUp: (event) => {
      if (event.altKey) close();
      else panel.move(-1);
      return true;
    },
    // An open list is closed first; the browser itself then clears the field.
    Escape: () => {
      const wasOpen = panel.isShown;
      close();
      return wasOpen;
    },
    Enter: () => {
      const { chosen } = panel;
      close();
      chosen?.click();
      return chosen !== undefined;
    },
  };
  input.addEventListener('input', askSoon);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const key = keys[event.key];
    if (key?.(event)) event.preventDefault();
    // Everything else (Home, End, letters) is about the text again.
    else if (key === undefined && !event.altKey && event.key !== 'Shift') panel.leave();
  });
  // A page taken back out of the browser's memory begins without a list.
  window.addEventListener('pagehide', close);
  if (input.value !== input.defaultValue) askSoon();
}
