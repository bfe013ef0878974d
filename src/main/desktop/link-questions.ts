import type { LinkQuestion } from '../../shared/desktop.ts';
import { hostsOf, type LinkRequest, mergeRequests, readLink, shownAddresses } from './link.ts';

const shownUrls = 5;
const shownHosts = 3;

/** What links from outside ask for, until the person has answered. One question at a time, however many links come. */
export interface LinkQuestions {
  readonly question: LinkQuestion | null;
  /** Takes links in. What is none is passed over. @returns whether there is something new to ask */
  ask(links: readonly string[]): boolean;
  /**
   * Takes the answer to the question of this id.
   *
   * @returns what was granted; null where it was refused, or where another question stands by now
   */
  answer(id: number, accept: boolean): LinkRequest | null;
}

/** @param tell hears of each change of the question */
export function createLinkQuestions(tell: (question: LinkQuestion | null) => void): LinkQuestions {
  let id = 0;
  let pending: LinkRequest | null = null;
  let question: LinkQuestion | null = null;
  return {
    get question() {
      return question;
    },
    ask(links) {
      const requests = links.map(readLink).filter((request) => request !== null);
      if (requests.length === 0) return false;
      for (const request of requests) pending = pending === null ? request : mergeRequests(pending, request);
      if (pending === null) return false;
      id += 1;
      question = questionOf(id, pending);
      tell(question);
      return true;
    },
    answer(answered, accept) {
      if (question === null || answered !== question.id) return null;
      const granted = accept ? pending : null;
      pending = null;
      question = null;
      tell(null);
      return granted;
    },
  };
}

function questionOf(id: number, { urls, lists, leftOut }: LinkRequest): LinkQuestion {
  const hosts = hostsOf(urls);
  return {
    id,
    urls: urls.length,
    examples: shownAddresses(urls, shownUrls),
    hosts: hosts.slice(0, shownHosts),
    hostCount: hosts.length,
    lists: shownAddresses(lists, lists.length),
    leftOut,
  };
}
