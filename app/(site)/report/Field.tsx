/**
 * A question of the form with its hint and error, as https://design-system.service.gov.uk/components/text-input/
 * has it.
 * @param props.rows More than one line may be written.
 * @param props.isTrap Nobody is meant to fill it in, nor to come across it with the keyboard.
 */
export function Field({
  name,
  label,
  hint,
  error,
  value,
  rows,
  isTrap = false,
}: {
  name: string;
  label: string;
  hint: string;
  error: string | undefined;
  value: string;
  rows?: number;
  isTrap?: boolean;
}) {
  const isHidden = isTrap && error === undefined;
  const attributes = {
    id: name,
    name,
    defaultValue: value,
    'aria-describedby': error === undefined ? `${name}-hint` : `${name}-hint ${name}-error`,
    'aria-invalid': error === undefined ? undefined : true,
    autoComplete: name === 'contact' ? 'email' : 'off',
    tabIndex: isHidden ? -1 : undefined,
  };
  return (
    <div
      className={error === undefined ? 'question' : 'question wrong'}
      aria-hidden={isHidden || undefined}
    >
      <label htmlFor={name}>{label}</label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {error !== undefined && (
        <p className="error" id={`${name}-error`}>
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {rows === undefined ? (
        <input type="text" {...attributes} />
      ) : (
        <textarea rows={rows} {...attributes} />
      )}
    </div>
  );
}
