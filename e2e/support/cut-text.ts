import type { Page } from '@playwright/test';

/**
 * Finds what is not to be read whole in the page as it stands: texts that the edge of a box or of the window cuts off, and
 * controls that lie over one another. What can be scrolled to counts as read, and so does a text with an ellipsis that
 * says itself whole in a title, as names and addresses do.
 *
 * @returns one line each: what is wrong, and with which text
 */
export async function findCutTexts(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const sight = {
      edgeOf(overflow: string): 'open' | 'cuts' | 'scrolls' {
        return overflow === 'visible' ? 'open' : /auto|scroll/.test(overflow) ? 'scrolls' : 'cuts';
      },
      /** The part of a box that is in sight, and what cuts it off for good. */
      look(box: DOMRect, start: Element | null): { seen: DOMRect; cutBy: string | null } {
        let { left, right, top, bottom } = box;
        let cutBy: string | null = null;
        for (let around = start; around !== null && around !== document.body; around = around.parentElement) {
          const { overflowX, overflowY, position } = getComputedStyle(around);
          const edge = around.getBoundingClientRect();
          const [across, down] = [sight.edgeOf(overflowX), sight.edgeOf(overflowY)];
          if (across === 'cuts' && (right > edge.right + 1 || left < edge.left - 1)) cutBy ??= `by ${around.className}`;
          if (down === 'cuts' && (bottom > edge.bottom + 3 || top < edge.top - 3)) cutBy ??= `by ${around.className}`;
          if (across !== 'open') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
          if (down !== 'open') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
          if (position === 'fixed') break;
        }
        if (right > innerWidth + 1 || left < -1) cutBy ??= 'by the window';
        return { seen: new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top)), cutBy };
      },
      around(element: Element): Element[] {
        const all: Element[] = [];
        for (let one: Element | null = element; one !== null; one = one.parentElement) all.push(one);
        return all;
      },
      /** In sight, and not only said to screen readers. */
      isShown(element: Element): boolean {
        return (
          element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
          element.closest('[aria-hidden="true"], [inert]') === null &&
          sight.around(element).every((one) => getComputedStyle(one).clipPath === 'none')
        );
      },
      /** What stands over the page on purpose. */
      isInLayer(element: Element): boolean {
        return sight.around(element).some((one) => /absolute|fixed|sticky/.test(getComputedStyle(one).position));
      },
      nameOf(control: Element): string {
        return (control.getAttribute('aria-label') ?? control.textContent).slice(0, 40) || control.className;
      },
    };
    const found = new Set<string>();

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() !== null) {
      const node = walker.currentNode;
      const text = (node.textContent ?? '').trim();
      const element = node.parentElement;
      if (text === '' || element === null || element.closest('[title]') !== null || !sight.isShown(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { seen, cutBy } = sight.look(range.getBoundingClientRect(), element);
      if (cutBy !== null && seen.width > 0 && seen.height > 0) found.add(`cut ${cutBy}: ${text.slice(0, 80)}`);
    }

    const dialogs = document.querySelectorAll('[role="dialog"], [role="alertdialog"]');
    const dialog = dialogs.item(dialogs.length - 1);
    const shown = [...(dialog ?? document).querySelectorAll('button, input, textarea, a[href]')]
      .filter((control) => sight.isShown(control) && (dialog !== null || !sight.isInLayer(control)))
      .map((control) => ({ control, ...sight.look(control.getBoundingClientRect(), control.parentElement) }))
      .filter(({ seen }) => seen.width > 2 && seen.height > 2);
    for (const [at, { control: one, seen: a }] of shown.entries()) {
      for (const { control: other, seen: b } of shown.slice(at + 1)) {
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (across > 2 && down > 2 && !one.contains(other)) {
          found.add(`one over the other: ${sight.nameOf(one)}, ${sight.nameOf(other)}`);
        }
      }
    }
    return [...found];
  });
}

/**
 * Makes the texts of controls, headings and notes a third longer, as they are in languages that need more words, until
 * what it gives back is called.
 */
export async function lengthenTexts(page: Page): Promise<() => Promise<void>> {
  const change = async (isLonger: boolean): Promise<void> =>
    await page.evaluate((longer) => {
      const kept: { node: Text; text: string; made: string }[] = Reflect.get(window, 'lengthened') ?? [];
      for (const { node, text, made } of kept) if (node.data === made) node.data = text;
      kept.length = 0;
      Reflect.set(window, 'lengthened', kept);
      if (!longer) return;
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const nodes: Text[] = [];
      while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) nodes.push(walker.currentNode);
      for (const node of nodes) {
        const text = node.data;
        // Figures are as long in any language; names, hosts and media types are nobody's to translate.
        if (!/\p{L}{3}/u.test(text) || /^\S+[./]\S+$/.test(text)) continue;
        if (node.parentElement?.closest('[title], textarea, code, pre') !== null) continue;
        node.data = `${text}${' unde'.repeat(Math.ceil(text.length / 15))}`;
        kept.push({ node, text, made: node.data });
      }
    }, isLonger);
  await change(true);
  return async () => await change(false);
}
