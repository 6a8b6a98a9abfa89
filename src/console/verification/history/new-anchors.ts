import { AnchorFile } from '../../../history/anchor-file.js';
import { type Beginning, beginningAfter } from '../../../history/anchor-line.js';
import { KnownLines } from '../../../history/known-lines.store.js';
import { asOwner } from '../../../platform/database/owner-query.js';
import { type Settings, SettingsProblem } from '../../../platform/settings/settings.js';

export interface NewAnchors {
  readonly path: string;
  /** Where the former file is now. */
  readonly aside: string | null;
}

/**
 * Begins the file of anchors anew, openly: the former one is laid aside, and the new one says why and which it follows.
 * The worker must not run meanwhile.
 */
export async function beginAnchors(settings: Settings, begun: Beginning, why: string): Promise<NewAnchors> {
  const folder = settings.HUB_ANCHOR_DIR;
  if (folder === 'none') throw new SettingsProblem('HUB_ANCHOR_DIR: name the folder of the file of anchors.');
  const file = new AnchorFile(folder);
  const known = await asOwner(settings, (query) => new KnownLines(query).last());
  const aside = await file.layAside(new Date());
  await file.add(beginningAfter(known, begun, why), false);
  return { path: file.path, aside };
}
