import type { Page } from '@playwright/test';

/** What a person meets who goes through the window with the Tab key alone. */
export interface TabWalk {
  /** Controls in sight that no number of presses leads to, and that no key of their group does. */
  unreached: string[];
  /** Stops at which nothing shows where one is. */
  unmarked: string[];
  /** How many stops there are. */
  stops: number;
}

/**
 * Presses Tab from the top of the page until it comes round. A control counts as reached when it had the focus, or when
 * another one of its group had: in a grid, a toolbar or a list of tabs arrow keys lead on.
 */
export async function tabThrough(page: Page): Promise<TabWalk> {
  await page.evaluate(() => {
    // Tab goes on from where the focus was last, even where that element is gone.
    const top = document.createElement('button');
    document.body.prepend(top);
    top.focus();
    top.remove();
    for (const element of document.querySelectorAll('[data-walked]')) element.removeAttribute('data-walked');
  });
  const unmarked: string[] = [];
  let stops = 0;
  for (; stops < 200; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body || element.hasAttribute('data-walked')) return null;
      element.setAttribute('data-walked', '');
      // The mark may be that of the frame around a field, or of the picture in a tile.
      const { firstElementChild, parentElement } = element;
      const around = [element, firstElementChild, parentElement, parentElement?.parentElement].filter(
        (one) => one != null,
      );
      const isMarked = around.some((one) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || (one === element && boxShadow !== 'none');
      });
      return { isMarked, html: element.outerHTML.slice(0, 160) };
    });
    if (stop === null) break;
    if (!stop.isMarked) unmarked.push(stop.html);
  }
  const unreached = await page.evaluate(() => {
    const controls = document.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, [role="button"], [role="tab"], [role="switch"], [role="slider"]',
    );
    const groups =
      '[role="grid"], [role="toolbar"], [role="group"], [role="tablist"], [role="radiogroup"], [role="row"]';
    return [...controls]
      .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.matches(':disabled'))
      .filter((control) => control.closest('[inert], [aria-hidden="true"]') === null)
      .filter((control) => {
        if (control.hasAttribute('data-walked')) return false;
        // A button of a number field: the field's own arrow keys do the same.
        if (control.closest('[role="group"]')?.querySelector('input[data-walked]') != null) return false;
        for (
          let group = control.closest(groups);
          group !== null;
          group = group.parentElement?.closest(groups) ?? null
        ) {
          if (group.matches('[data-walked]') || group.querySelector('[data-walked]') !== null) return false;
        }
        return true;
      })
      .map((control) => control.outerHTML.slice(0, 160));
  });
  return { unreached, unmarked, stops };
}
