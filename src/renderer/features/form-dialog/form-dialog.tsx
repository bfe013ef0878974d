import { Dialog } from '@base-ui/react/dialog';
import { Tabs } from '@base-ui/react/tabs';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { closeDialog } from '../../stores/view-store.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { classNames } from '../../ui/class-names.ts';
import dialog from '../../ui/dialog.module.css';
import large from '../../ui/large-dialog.module.css';
import styles from './form-dialog.module.css';
import { useAfterPress } from './use-after-press.ts';

/** What is wrong with each field, in a sentence. */
export type ErrorsOf<F> = { [K in keyof F]?: string };

/** What a tab works on. Errors are those that the person has had time for. */
export interface TabProps<F> {
  form: F;
  errors: ErrorsOf<F>;
  change: (change: Partial<F>) => void;
  /** The person has left a field: from now on its errors show. */
  leave: (field: keyof F) => void;
}

export interface FormDialogProps<F, Tab extends string> {
  open: boolean;
  title: string;
  /** What it is for, and what is elsewhere. */
  note: ReactNode;
  tabs: readonly { tab: Tab; label: string; Panel: (props: TabProps<F>) => ReactNode }[];
  firstTab: Tab;
  /** Where each field stands, in the order of the tabs. */
  tabOf: Record<keyof F & string, Tab>;
  /** The fields as the dialog opens. */
  initial: () => F;
  reset: { label: string; form: () => F };
  errorsOf: (form: F) => ErrorsOf<F>;
  /** All fields are right. */
  onKeep: (form: F) => void;
}

/** Fields on tabs. Nothing counts until it is kept, and nothing is kept that cannot be used. */
export function FormDialog<F extends object, Tab extends string>(props: FormDialogProps<F, Tab>): ReactNode {
  return (
    <Dialog.Root
      open={props.open}
      onOpenChange={(open) => {
        if (!open) closeDialog();
      }}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog['backdrop']} data-below-buttons="" />
        <Dialog.Popup
          className={classNames(large['popup'], styles['popup'])}
          initialFocus={() => document.querySelector<HTMLElement>('[role="dialog"] [role="tab"]') ?? true}
        >
          <FormPanel {...props} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function FormPanel<F extends object, Tab extends string>(props: FormDialogProps<F, Tab>): ReactNode {
  const { title, note, tabs, firstTab, tabOf, initial, reset, errorsOf, onKeep } = props;
  const texts = useMessages().settings;
  const [form, setForm] = useState(initial);
  const [left, setLeft] = useState<ReadonlySet<keyof F>>(new Set());
  const [tab, setTab] = useState<Tab>(firstTab);
  const panel = useRef<HTMLFormElement>(null);
  const errors = errorsOf(form);
  const fields = Object.keys(tabOf).filter((field): field is keyof F & string => field in tabOf);
  const wrong = fields.filter((field) => errors[field] !== undefined);
  const shown: ErrorsOf<F> = {};
  for (const field of wrong) if (left.has(field)) shown[field] = errors[field];

  const keep = (): void => {
    const first = wrong.find((field) => tabOf[field] === tab) ?? wrong[0];
    if (first === undefined) {
      onKeep(form);
      return;
    }
    setLeft(new Set(wrong));
    setTab(tabOf[first]);
    requestAnimationFrame(() => {
      const field = panel.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      field?.focus({ preventScroll: true });
      field?.scrollIntoView({ block: 'center' });
    });
  };
  useKeepKeys(keep);
  const afterPress = useAfterPress();
  const tabProps: TabProps<F> = {
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
        <div>
          <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
          <Dialog.Description render={<div />} className={styles['note']}>
            {note}
          </Dialog.Description>
        </div>
        <Dialog.Close
          render={
            <IconButton label={texts.closeUnchanged}>
              <X size={16} />
            </IconButton>
          }
        />
      </header>
      <Tabs.Root className={styles['tabs']} value={tab} onValueChange={(value: Tab) => setTab(value)}>
        <Tabs.List className={styles['list']}>
          {tabs.map((entry) => (
            <Tabs.Tab
              key={entry.tab}
              value={entry.tab}
              className={styles['tab']}
              data-wrong={wrong.some((field) => left.has(field) && tabOf[field] === entry.tab) ? '' : undefined}
            >
              {entry.label}
            </Tabs.Tab>
          ))}
          <Tabs.Indicator className={styles['indicator']} />
        </Tabs.List>
        {tabs.map(({ tab: value, Panel }) => (
          <Tabs.Panel key={value} value={value} className={styles['panel']}>
            <Panel {...tabProps} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
      <footer className={styles['foot']}>
        <Button look="quiet" onClick={() => setForm(reset.form())}>
          {reset.label}
        </Button>
        <span className={styles['gap']} />
        <Dialog.Close render={<Button>{texts.cancel}</Button>} />
        <Button look="primary" onClick={keep}>
          {texts.done}
        </Button>
      </footer>
    </form>
  );
}

/** Ctrl or Cmd with Enter keeps the fields; outside the dialog these keys start the list. */
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
