import { badJson, type Complaint, noUrl } from './line-problem.ts';
import type { LineProblem } from './url-list.ts';
import { excerptOf } from './visible-text.ts';

/** Lines without a URL, which are mistakes in a list and none in a letter: which of both a text is shows at its end. */
export interface OtherLines {
  /** Counts a line with nothing but URLs. */
  countUrlLine(): void;
  /** Counts a line that is a whole JSON document with an address. */
  countRecord(): void;
  /** Whether there was such a record. */
  readonly hasRecords: boolean;
  note(line: number, text: string): void;
  /** What is wrong, now that the whole text is known. */
  problems(): LineProblem[];
}

/** So many more lines without a URL than lines with one: this is no list, and will not become one. */
const hopeless = 10_000;

export function createOtherLines(): OtherLines {
  let urlLines = 0;
  let records = 0;
  let others = 0;
  let isProse = false;
  let open: { line: number; excerpt: string; isJson: boolean }[] = [];

  /** Broken JSON is a mistake among records, however many there are. */
  function complaintOf(isJson: boolean): Complaint | null {
    if (isJson && records > 0) return badJson;
    return others <= urlLines ? noUrl : null;
  }

  return {
    countUrlLine() {
      urlLines++;
    },
    countRecord() {
      urlLines++;
      records++;
    },
    get hasRecords() {
      return records > 0;
    },
    note(line, text) {
      // Punctuation and markup are no entries of a list.
      if (!/[\p{L}\p{N}]/u.test(text) || /^<.*>$/s.test(text)) return;
      others++;
      isProse ||= others - urlLines > hopeless;
      if (isProse) open = [];
      else open.push({ line, excerpt: excerptOf(text), isJson: /^[{[]/.test(text) });
    },
    problems() {
      return open.flatMap(({ line, excerpt, isJson }) => {
        const complaint = isProse ? null : complaintOf(isJson);
        return complaint === null ? [] : [{ line, ...complaint, excerpt }];
      });
    },
  };
}
