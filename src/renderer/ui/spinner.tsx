import { LoaderCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './spinner.module.css';

/** Goes round while something is waited for that words beside it name. */
export const Spinner = (): ReactNode => <LoaderCircle size={14} className={styles['spinner']} aria-hidden="true" />;
