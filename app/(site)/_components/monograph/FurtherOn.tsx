import type { Monograph } from '#lib/content/monograph.ts';
import { classPath, comparePath, drugPath, interactionsPath, reportPath } from '#lib/seo/site.ts';
import { inOrder } from '../inOrder.ts';

/** Where a reader may want to go from here. */
export function FurtherOn({ monograph }: { monograph: Monograph }) {
  const { title, slug, drugClasses } = monograph;
  return (
    <nav className="further-on" aria-label="Further on">
      <ul>
        {inOrder(drugClasses, (drugClass) => (
          <li>
            Other medicines in this class: <a href={classPath(drugClass.slug)}>{drugClass.title}</a>
          </li>
        ))}
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
