// A real issuer on loopback: `node provider.js <port> <the dashboard's address>`. Its keys are made anew at every start,
// so a start on the same port is a rotation, and a stop is an issuer that is down. It says «ready» when it answers.

import { generateKeyPairSync, randomUUID } from 'node:crypto';

import Provider from 'oidc-provider';

const [port, dashboard] = process.argv.slice(2);
const ISSUER = `http://127.0.0.1:${port}`;

const ACCOUNTS = {
  udir: { roles: ['laeringsmiljo-udir', 'andre-ting'] },
  agder: { organisation: { number: '974 762 994' } },
  'oslo-og-viken': { organisation: { number: '974761319' } },
  unknown_office: { organisation: { number: '987654321' } },
  stranger: { roles: ['andre-ting'] },
};

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

const page = (title, content) =>
  `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,"></head>` +
  `<body><main><h1>${title}</h1>${content}</main></body></html>`;

const provider = new Provider(ISSUER, {
  clients: [
    {
      client_id: 'dashboard',
      client_secret: 'a secret that only this test and this issuer share',
      redirect_uris: [`${dashboard}/innlogging/tilbake`],
      post_logout_redirect_uris: [`${dashboard}/innlogging/ut`],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  jwks: { keys: [key()] },
  cookies: { keys: [randomUUID()] },
  pkce: { required: () => true },
  scopes: ['openid', 'work'],
  claims: { openid: ['sub'], work: ['roles', 'organisation'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) }),
  // The dashboard is this issuer's own: nobody is asked whether it may know who they are.
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid work');
    await grant.save();
    return grant;
  },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource(ctx, form) {
        const yes = '<button type="submit" form="op.logoutForm" name="logout" value="yes">Logg ut hos utstederen</button>';
        ctx.body = page('Logg ut', form + yes);
      },
      postLogoutSuccessSource(ctx) {
        ctx.body = page('Logget ut hos utstederen', '');
      },
    },
  },
  renderError(ctx, out) {
    ctx.body = page('Feil hos utstederen', `<p>${out.error}</p>`);
  },
});

// Choosing who one is stands for typing a password.
provider.use(async (ctx, next) => {
  const interaction = /^\/interaction\/[\w-]+$/.test(ctx.path);
  if (!interaction) return next();
  const account = ctx.query.account;
  if (account === 'nobody') {
    return provider.interactionFinished(ctx.req, ctx.res, { error: 'access_denied' });
  }
  if (account in ACCOUNTS) {
    return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId: account } });
  }
  const choices = [...Object.keys(ACCOUNTS), 'nobody'].map((name) => `<li><a href="?account=${name}">${name}</a></li>`);
  ctx.body = page('Hvem er du?', `<ul>${choices.join('')}</ul>`);
});

const server = provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
process.on('SIGTERM', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
