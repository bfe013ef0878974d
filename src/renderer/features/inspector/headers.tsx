import type { ReactNode } from 'react';
import type { DownloadDetails, HopDetails, ShownHeader } from '../../../shared/inspect/details.ts';
import { useMessages } from '../../stores/language-store.ts';
import styles from './inspector.module.css';

/** What was asked and what was answered, for each request of the latest attempt. */
export function Headers({ details }: { details: DownloadDetails }): ReactNode {
  const texts = useMessages().inspector;
  const { hops, headers } = details;
  if (hops.length === 0) {
    return (
      <section className={styles['section']}>
        <h3>{texts.response}</h3>
        <p className={styles['soft']}>{texts.headers[headers]}</p>
      </section>
    );
  }
  return hops.map((hop, index) => (
    <section key={index} className={styles['section']}>
      {hops.length > 1 && <p className={styles['soft']}>{texts.hop(index + 1, hops.length)}</p>}
      <h3>{texts.request}</h3>
      <HeaderList first={`GET ${pathOf(hop.url)}`} headers={hop.request} />
      <h3>{texts.response}</h3>
      <HeaderList first={statusLine(hop)} headers={hop.response} />
    </section>
  ));
}

function HeaderList({ first, headers }: { first: string; headers: readonly ShownHeader[] }): ReactNode {
  const texts = useMessages().inspector;
  return (
    <div className={styles['headers']}>
      <p>{first}</p>
      <dl>
        {headers.map(([name, value], index) => (
          <div key={index}>
            <dt>{name}: </dt>
            <dd>{value ?? <em>{texts.removed}</em>}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const statusLine = ({ httpVersion, status, ip }: HopDetails): string =>
  `HTTP/${httpVersion} ${status}${ip === null ? '' : ` · ${ip}`}`;

/** Of a shown URL, which may be shortened: it is taken as the text that it is. */
const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '') || '/';
