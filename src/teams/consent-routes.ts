import type { Request, Response, Server } from 'restify';

/**
 * Where Microsoft's consent page sends the customer's administrator afterwards. What the address says is not believed:
 * consent is looked up anew when somebody presses Check again. An error is read first, since an error redirect may
 * carry `admin_consent=True` as well. Source: Microsoft identity platform documentation, admin consent endpoint.
 */
export function consentRoutes(): (server: Server) => void {
  return (server) => {
    server.get('/consent', async (request: Request, response: Response) => {
      const query = new URLSearchParams(request.getQuery());
      const declined = query.has('error') || query.get('admin_consent')?.toLowerCase() !== 'true';
      const page = declined ? DECLINED : GIVEN;
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
        'Cache-Control': 'no-store',
        'Referrer-Policy': 'no-referrer',
      });
      response.end(page);
      await Promise.resolve();
    });
  };
}

const GIVEN = pageOf(
  'Thank you',
  'Microsoft says that you accepted. Preflight checks this itself before anything is sent: tell the person who asked you to press “Check again” on the card in Teams. You can close this page.',
);
const DECLINED = pageOf(
  'Consent was not given',
  'Microsoft says that the permissions were not accepted, so nothing will be sent. If that was not meant, open the link again and sign in as a Global Administrator or Privileged Role Administrator of your organisation.',
);

function pageOf(title: string, text: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title} – Preflight</title><style>:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;
}
