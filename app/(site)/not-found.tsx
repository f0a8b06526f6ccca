import { PageNotFound } from './_components/PageNotFound.tsx';

/** For an address below a page that exists, whose own page does not. */
export default function NotFound() {
  return <PageNotFound />;
}
