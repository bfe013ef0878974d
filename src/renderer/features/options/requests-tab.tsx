import type { ReactNode } from 'react';
import { useMessages } from '../../stores/language-store.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { TabProps } from '../form-dialog/form-dialog.tsx';
import { type OptionsForm, splitLogin } from './options-form.ts';
import fields from '../form-dialog/fields.module.css';
import { Pick } from '../form-dialog/pick.tsx';

/** Who asks for the images, and which way. */
export function RequestsTab({ form, errors, change, leave }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <div className={fields['fields']}>
      <Pick
        label={texts.referer}
        value={form.referer}
        choices={[
          { value: 'none', label: texts.referers.none },
          { value: 'self', label: texts.referers.self },
          { value: 'page', label: texts.referers.page },
        ]}
        {...(form.referer === 'page' ? {} : { hint: texts.refererHints[form.referer] })}
        onChange={(referer) => change({ referer })}
      >
        {form.referer === 'page' && (
          <TextField
            label={texts.refererPage}
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
        label={texts.userAgent}
        value={form.userAgent}
        placeholder="Shoal"
        mono
        error={errors.userAgent}
        onChange={(userAgent) => change({ userAgent })}
        onBlur={() => leave('userAgent')}
      />
      <ProxyFields form={form} errors={errors} change={change} leave={leave} />
    </div>
  );
}

function ProxyFields({ form, errors, change, leave }: TabProps<OptionsForm>): ReactNode {
  const texts = useMessages().options;
  return (
    <Pick
      label={texts.proxy}
      value={form.proxy}
      choices={[
        { value: 'system', label: texts.proxies.system },
        { value: 'none', label: texts.proxies.none },
        { value: 'own', label: texts.proxies.own },
      ]}
      {...(form.proxy === 'own' ? {} : { hint: texts.proxyHints[form.proxy] })}
      onChange={(proxy) => change({ proxy })}
    >
      {form.proxy === 'own' && (
        <div className={fields['pair']}>
          <TextField
            label={texts.proxyAddress}
            value={form.proxyAddress}
            placeholder="socks5://127.0.0.1:1080"
            mono
            error={errors.proxyAddress}
            hint={texts.proxyAddressHint}
            onChange={(proxyAddress) => change({ proxyAddress })}
            onBlur={() => {
              const { address, login } = splitLogin(form.proxyAddress);
              if (login !== null) change({ proxyAddress: address, proxyLogin: login });
              leave('proxyAddress');
            }}
          />
          <TextField
            label={texts.proxyLogin}
            value={form.proxyLogin}
            placeholder={texts.proxyLoginExample}
            hidden
            error={errors.proxyLogin}
            hint={texts.proxyLoginHint}
            onChange={(proxyLogin) => change({ proxyLogin })}
            onBlur={() => leave('proxyLogin')}
          />
        </div>
      )}
    </Pick>
  );
}
