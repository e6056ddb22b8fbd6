interface PathRoute {
  readonly method: string;
  /** Segments in braces take any text. */
  readonly path: string;
}

export type PathMatch<R> =
  | { readonly kind: 'found'; readonly route: R; readonly params: Readonly<Record<string, string>> }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'not-found' };

/**
 * Finds what answers a path; a fixed segment goes before a `{…}` one.
 *
 * `segments`: what stands between the slashes, the first one empty, percent signs read. `caseless`: fixed segments are
 * compared without regard to case.
 */
export function matchRoute<R extends PathRoute>(
  routes: readonly R[],
  method: string,
  segments: readonly string[],
  { caseless = false }: { readonly caseless?: boolean } = {},
): PathMatch<R> {
  const onPath = routes
    .map((route) => ({ route, params: paramsOf(route.path, segments, caseless) }))
    .filter((match) => match.params !== undefined)
    .toSorted((a, b) => placeholders(a.route) - placeholders(b.route));
  const fewest = onPath[0] === undefined ? 0 : placeholders(onPath[0].route);
  const best = onPath.filter(({ route }) => placeholders(route) === fewest);
  const found = best.find(({ route }) => route.method === method);
  if (found?.params !== undefined) return { kind: 'found', route: found.route, params: found.params };
  return { kind: best.length > 0 ? 'wrong-method' : 'not-found' };
}

function placeholders(route: PathRoute): number {
  return route.path.split('{').length - 1;
}

function paramsOf(pattern: string, segments: readonly string[], caseless: boolean): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  if (wanted.length !== segments.length) return undefined;
  const key = (text: string) => (caseless ? text.toLowerCase() : text);
  const params: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const segment = segments[index] ?? '';
    if (name.startsWith('{') && segment !== '') params[name.slice(1, -1)] = segment;
    else if (key(name) !== key(segment)) return undefined;
  }
  return params;
}
