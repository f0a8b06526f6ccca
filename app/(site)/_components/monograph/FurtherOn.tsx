import type { IndexEntry, Monograph, Related } from '#lib/content/monograph.ts';
import { classPath, comparePath, drugPath, interactionsPath, reportPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';
import { StatusNote } from '../lists/StatusNote.tsx';

/** Where a reader may want to go from here. */
export function FurtherOn({ monograph, related }: { monograph: Monograph; related?: Related }) {
  const { title, slug, drugClasses } = monograph;
  const combinations = related?.combinations ?? [];
  return (
    <nav className="further-on" aria-label="Further on">
      <ul>
        {inOrder(drugClasses, (drugClass) => (
          <li>
            Other medicines in this class: <a href={classPath(drugClass.slug)}>{drugClass.title}</a>
            <Neighbours of={related?.classes.find((each) => each.drugClass.id === drugClass.id)} />
          </li>
        ))}
        {combinations.length > 0 && (
          <li>
            Combinations that contain {title}: <Medicines entries={combinations} />
          </li>
        )}
        <li>
          <a href={comparePath(slug)}>Compare {title} with another medicine</a>
        </li>
        <li>
          <a href={interactionsPath([slug])}>Check {title} with other medicines you take</a>
        </li>
        <li>
          <a href={reportPath(drugPath(slug))}>Report a problem with this page</a>
        </li>
      </ul>
    </nav>
  );
}

/** Some of the others in a class by name; all of them stand on the page of the class. */
function Neighbours({ of }: { of: Related['classes'][number] | undefined }) {
  if (of === undefined || of.medicines.length === 0) return null;
  return (
    <>
      {' '}
      (<Medicines entries={of.medicines} />
      {of.count > of.medicines.length && ` and ${of.count - of.medicines.length} more`})
    </>
  );
}

function Medicines({ entries }: { entries: readonly IndexEntry[] }) {
  return inOrder(entries, ({ title, slug, marketStatus }, index) => (
    <>
      {index > 0 && ', '}
      <a href={drugPath(slug)}>{title}</a>
      <StatusNote status={marketStatus} />
    </>
  ));
}
