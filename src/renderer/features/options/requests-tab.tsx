import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { FileRow } from './file-row.tsx';
import type { TabProps } from './options-dialog.tsx';
import { splitLogin } from './options-form.ts';
import styles from './parts.module.css';
import { Pick } from './pick.tsx';

const refererHints = {
  none: 'Some sites give images only to visitors of their own pages. Then choose another.',
  self: 'Each host is told that its own front page asked.',
  page: undefined,
};

/** Who asks for the images, and which way. */
export function RequestsTab({ form, errors, change, leave }: TabProps): ReactNode {
  return (
    <div className={styles['fields']}>
      <Pick
        label="Referer"
        value={form.referer}
        choices={[
          { value: 'none', label: 'None' },
          { value: 'self', label: "The image's own site" },
          { value: 'page', label: 'A page' },
        ]}
        {...hintOf(refererHints[form.referer])}
        onChange={(referer) => change({ referer })}
      >
        {form.referer === 'page' && (
          <TextField
            label="Page that the images belong to"
            value={form.refererPage}
            placeholder="https://shop.example/gallery"
            mono
            error={errors.refererPage}
            onChange={(refererPage) => change({ refererPage })}
            onBlur={() => leave('refererPage')}
          />
        )}
      </Pick>
      <TextField
        label="User-Agent"
        value={form.userAgent}
        placeholder="Shoal"
        mono
        error={errors.userAgent}
        onChange={(userAgent) => change({ userAgent })}
        onBlur={() => leave('userAgent')}
      />
      <ProxyFields form={form} errors={errors} change={change} leave={leave} />
      <FileRow
        kind="certificates"
        label="Certificates to trust besides the system's"
        none="None"
        hint="A PEM file, for sites inside a company whose certificates the system does not know."
      />
    </div>
  );
}

const proxyHints = {
  system: "What the system's settings say: HTTP_PROXY, HTTPS_PROXY, ALL_PROXY and NO_PROXY.",
  none: 'Straight to the sites, whatever the system says.',
  own: undefined,
};

function ProxyFields({ form, errors, change, leave }: TabProps): ReactNode {
  return (
    <Pick
      label="Proxy"
      value={form.proxy}
      choices={[
        { value: 'system', label: "The system's" },
        { value: 'none', label: 'None' },
        { value: 'own', label: 'Another' },
      ]}
      {...hintOf(proxyHints[form.proxy])}
      onChange={(proxy) => change({ proxy })}
    >
      {form.proxy === 'own' && (
        <div className={styles['pair']}>
          <TextField
            label="Address"
            value={form.proxyAddress}
            placeholder="socks5://127.0.0.1:1080"
            mono
            error={errors.proxyAddress}
            hint="http://, https:// or socks5://"
            onChange={(proxyAddress) => change({ proxyAddress })}
            onBlur={() => {
              const { address, login } = splitLogin(form.proxyAddress);
              if (login !== null) change({ proxyAddress: address, proxyLogin: login });
              leave('proxyAddress');
            }}
          />
          <TextField
            label="Login, if it wants one"
            value={form.proxyLogin}
            placeholder="user:password"
            hidden
            error={errors.proxyLogin}
            hint="Kept until Shoal is closed."
            onChange={(proxyLogin) => change({ proxyLogin })}
            onBlur={() => leave('proxyLogin')}
          />
        </div>
      )}
    </Pick>
  );
}

const hintOf = (hint: string | undefined): { hint?: string } => (hint === undefined ? {} : { hint });
