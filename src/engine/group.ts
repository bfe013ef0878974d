/**
 * Makes one run of some work do for everybody who asks for it in one turn of the event loop, and one run at a time:
 * whoever asks during a run gets the next one, since the present one may have begun too early to count for them.
 *
 * @returns asks for a run that begins from now on; settles as that run does
 */
export function createGroup(work: () => Promise<void>): () => Promise<void> {
  let gathering: Promise<void> | null = null;
  let running: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<void> => {
    await Promise.all([running, new Promise((resolve) => setImmediate(resolve))]);
    gathering = null;
    const run = work();
    running = run.catch(() => undefined);
    await run;
  };
  return async () => await (gathering ??= begin());
}
