/** What a later start can do with a list that is stopped now: the demo's pictures end with the app. */
export type Later = 'goes-on' | 'demo' | 'not-recorded';
