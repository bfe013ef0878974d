import { Dialog } from '@base-ui/react/dialog';
import { Tabs } from '@base-ui/react/tabs';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { defaultSettings } from '../../../shared/settings.ts';
import { noSecrets } from '../../../shared/options.ts';
import { currentSecrets, setSecrets } from '../../stores/options-store.ts';
import { changeSettings, useSettingsStore } from '../../stores/settings-store.ts';
import { closeDialog, useViewStore } from '../../stores/view-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import dialog from '../../ui/dialog.module.css';
import { FilesTab } from './files-tab.tsx';
import styles from './options-dialog.module.css';
import {
  type FormErrors,
  type FormField,
  formOf,
  type OptionsForm,
  type OptionsTab,
  readForm,
  tabOf,
} from './options-form.ts';
import { RequestsTab } from './requests-tab.tsx';
import { SecretsTab } from './secrets-tab.tsx';
import { SpeedTab } from './speed-tab.tsx';
import { useAfterPress } from './use-after-press.ts';

/** What a tab works on. Errors are those that the person has had time for. */
export interface TabProps {
  form: OptionsForm;
  errors: FormErrors;
  change: (change: Partial<OptionsForm>) => void;
  /** The person has left a field: from now on its errors show. */
  leave: (field: FormField) => void;
}

/** How lists are downloaded. Nothing counts until it is kept. */
export function OptionsDialog(): ReactNode {
  const isOpen = useViewStore((view) => view.dialog?.kind === 'options');
  return (
    <Dialog.Root
      open={isOpen}
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog['backdrop']} />
        <Dialog.Popup
          className={styles['popup']}
          initialFocus={() => document.querySelector<HTMLElement>(firstTab) ?? true}
        >
          <OptionsFormPanel />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const firstTab = '[role="dialog"] [role="tab"]';

const tabs: { tab: OptionsTab; label: string }[] = [
  { tab: 'files', label: 'Files' },
  { tab: 'requests', label: 'Requests' },
  { tab: 'secrets', label: 'Headers and cookies' },
  { tab: 'speed', label: 'Speed' },
];

function OptionsFormPanel(): ReactNode {
  const [form, setForm] = useState(() => formOf(useSettingsStore.getState().download, currentSecrets()));
  const [left, setLeft] = useState<ReadonlySet<FormField>>(new Set());
  const [tab, setTab] = useState<OptionsTab>('files');
  const panel = useRef<HTMLFormElement>(null);
  const { download, secrets, errors } = readForm(form);
  const wrong = fieldsOf(errors);
  const shown: FormErrors = Object.fromEntries(
    wrong.filter((field) => left.has(field)).map((field) => [field, errors[field]]),
  );

  const keep = (): void => {
    const first = wrong.find((field) => tabOf[field] === tab) ?? wrong[0];
    if (first !== undefined) {
      setLeft(new Set(wrong));
      setTab(tabOf[first]);
      requestAnimationFrame(() => {
        const field = panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
        field?.focus({ preventScroll: true });
        field?.scrollIntoView({ block: 'center' });
      });
      return;
    }
    setSecrets(secrets);
    void changeSettings({ download });
    closeDialog();
  };
  useKeepKeys(keep);
  const afterPress = useAfterPress();
  const tabProps: TabProps = {
    form,
    errors: shown,
    change: (change) => setForm((before) => ({ ...before, ...change })),
    leave: (field) => afterPress(() => setLeft((before) => new Set(before).add(field))),
  };
  return (
    <form
      ref={panel}
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <header className={styles['head']}>
        <Dialog.Title className={styles['title']}>Options</Dialog.Title>
        <Dialog.Close
          render={
            <IconButton label="Close without a change">
              <X size={16} />
            </IconButton>
          }
        />
      </header>
      <Tabs.Root className={styles['tabs']} value={tab} onValueChange={(value: OptionsTab) => setTab(value)}>
        <Tabs.List className={styles['list']}>
          {tabs.map((entry) => (
            <Tabs.Tab
              key={entry.tab}
              value={entry.tab}
              className={styles['tab']}
              data-wrong={fieldsOf(shown).some((field) => tabOf[field] === entry.tab) ? '' : undefined}
            >
              {entry.label}
            </Tabs.Tab>
          ))}
          <Tabs.Indicator className={styles['indicator']} />
        </Tabs.List>
        <Tabs.Panel value="files" className={styles['panel']}>
          <FilesTab {...tabProps} />
        </Tabs.Panel>
        <Tabs.Panel value="requests" className={styles['panel']}>
          <RequestsTab {...tabProps} />
        </Tabs.Panel>
        <Tabs.Panel value="secrets" className={styles['panel']}>
          <SecretsTab {...tabProps} />
        </Tabs.Panel>
        <Tabs.Panel value="speed" className={styles['panel']}>
          <SpeedTab {...tabProps} />
        </Tabs.Panel>
      </Tabs.Root>
      <footer className={styles['foot']}>
        <Button look="quiet" onClick={() => setForm(formOf(defaultSettings.download, noSecrets))}>
          Back to defaults
        </Button>
        <span className={styles['gap']} />
        <Dialog.Close render={<Button>Cancel</Button>} />
        <Button look="primary" onClick={keep}>
          Done
        </Button>
      </footer>
    </form>
  );
}

/** Ctrl or Cmd with Enter keeps the options; outside the dialog these keys start the list. */
function useKeepKeys(keep: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      keep();
    };
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [keep]);
}

/** The wrong fields, in the order of the tabs. */
const fieldsOf = (errors: FormErrors): FormField[] =>
  Object.keys(tabOf).filter((field): field is FormField => field in errors);
