/**
 * Asks for a medicine by name.
 * @param props.name The parameter it is sent as.
 * @param props.id Its own on the page.
 */
export function MedicineQuestion({
  name,
  id,
  label,
  value,
}: {
  name: string;
  id: string;
  label: string;
  value: string;
}) {
  return (
    <div className="question">
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        id={id}
        name={name}
        defaultValue={value}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </div>
  );
}
