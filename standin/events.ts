/** What a listener gets first, as in Electron. */
export class PreventableEvent {
  defaultPrevented = false;

  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** A preventable event with further fields. */
export function makeEvent<T extends object>(fields: T): PreventableEvent & T {
  return Object.assign(new PreventableEvent(), fields);
}
