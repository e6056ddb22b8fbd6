import { HOME_TENANT_ID, PARTNER_USER, TENANTS } from '../../../../sandbox/world.ts';
import { type Reply, type SandboxClient, tokenRequest } from './sandbox-client.ts';

export const PARTNER_CENTER_SCOPE = 'https://api.partnercenter.microsoft.com/user_impersonation';

/** A token request of the Secure Application Model, with some fields changed or (undefined) left out. */
export function refreshRequest(changes: Record<string, string | undefined> = {}) {
  const refreshToken = PARTNER_USER.refreshToken;
  return tokenRequest({
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    scope: PARTNER_CENTER_SCOPE,
    ...changes,
  });
}

interface PartnerCallOptions {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

export interface PartnerCenterClient {
  /** A token of the app and the partner's user. */
  userToken(): Promise<string>;
  /** A token of the app alone. */
  appToken(): Promise<string>;
  /** A call below /v1; without a token in the options with a fresh one of app and user. */
  call(method: string, path: string, body?: unknown, options?: PartnerCallOptions): Promise<Reply>;
  /** Creates a batch for Fabrikam of serial numbers with maker and model. */
  createBatch(batchId: string, devices: readonly unknown[], options?: PartnerCallOptions): Promise<Reply>;
  /** The status of the job that an accepted call leads to. */
  statusOf(accepted: Reply): Promise<Reply>;
}

export const FABRIKAM = `/customers/${TENANTS.fabrikam}`;

export function tuple(serialNumber: string, more: Record<string, unknown> = {}) {
  return { serialNumber, oemManufacturerName: 'EXAMPLE COMPUTER', modelName: 'Example Book 14 G1', ...more };
}

export function partnerCenterOf(sandbox: SandboxClient): PartnerCenterClient {
  const tokenOf = async (request: ReturnType<typeof tokenRequest>) => {
    const reply = await sandbox.send('POST', `/${HOME_TENANT_ID}/oauth2/v2.0/token`, request);
    return String(reply.body.access_token);
  };
  const userToken = () => tokenOf(refreshRequest());
  const appToken = () => tokenOf(tokenRequest({ scope: 'https://api.partnercenter.microsoft.com/.default' }));
  const call: PartnerCenterClient['call'] = async (method, path, body, { token, headers = {} } = {}) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const authorization = `Bearer ${token ?? (await userToken())}`;
    return sandbox.send(method, `/partner-center/v1${path}`, {
      ...json,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        Authorization: authorization,
        ...headers,
      },
    });
  };
  return {
    userToken,
    appToken,
    call,
    createBatch: (batchId, devices, options) =>
      call('POST', `${FABRIKAM}/deviceBatches`, { batchId, devices }, options),
    statusOf: (accepted) => call('GET', String(accepted.headers.get('location'))),
  };
}
