const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A calendar day in words. @param value An ISO 8601 date or time. */
export function dayInWords(value: string): string {
  return DAY.format(new Date(value));
}

/** A moment in words, in UTC. @param value An ISO 8601 time. */
export function timeInWords(value: string): string {
  return `${TIME.format(new Date(value))} UTC`;
}
