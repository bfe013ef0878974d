import { useEffect } from 'react';
import { parseTemplate } from '../../../../shared/file-names/template.ts';
import { useDraftStore } from '../../../stores/draft-store.ts';
import { useFolderStore } from '../../../stores/folder-store.ts';
import { forgetNames, planNames } from '../../../stores/names-store.ts';
import { useListOptions } from '../../../stores/options-store.ts';
import { forgetSample } from '../../../stores/sample-store.ts';

const typingPauseMs = 120;

/** Has the names planned anew whenever something has changed that they depend on: list, folder, template, conflict rule. */
export function usePlannedNames(): void {
  const version = useDraftStore(({ summary }) => summary.version);
  const isEmpty = useDraftStore(({ summary }) => summary.rows === 0);
  const path = useFolderStore(({ folder }) => folder?.path ?? null);
  const { nameTemplate, onConflict } = useListOptions();
  const isGood = nameTemplate === '' || !('error' in parseTemplate(nameTemplate));
  useEffect(() => {
    if (isEmpty) {
      forgetNames();
      forgetSample();
      return undefined;
    }
    if (!isGood) return undefined;
    const timer = setTimeout(() => void planNames(nameTemplate, `${version} ${path} ${onConflict}`), typingPauseMs);
    return () => clearTimeout(timer);
  }, [version, isEmpty, path, nameTemplate, onConflict, isGood]);
}
