import { CSPProvider } from '@base-ui/react/csp-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { Disconnected } from './features/shell/disconnected.tsx';
import { isConnected } from './ipc-client.ts';
import './ui/tokens.css';
import './ui/base.css';

const root = document.querySelector('#root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    {/* The page allows no inline style elements. */}
    <CSPProvider disableStyleElements>{isConnected() ? <App /> : <Disconnected />}</CSPProvider>
  </StrictMode>,
);
