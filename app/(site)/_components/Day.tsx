const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** A calendar day in words. @param props.value An ISO 8601 date or time. */
export function Day({ value }: { value: string }) {
  return <time dateTime={value.slice(0, 10)}>{DAY.format(new Date(value))}</time>;
}

/** A moment in words, in UTC. @param props.value An ISO 8601 time. */
export function DateTime({ value }: { value: string }) {
  return <time dateTime={value}>{TIME.format(new Date(value))} UTC</time>;
}
