// Whoever comes back to a story that was left halfway is put where the reading stopped.

const POSITIONS_REMEMBERED = 60;

function keepPosition() {
  const positions = memory.read('tenhn-places', {});
  const place = positions[location.pathname];
  // Going back and reloading, the browser itself knows the place.
  const isFresh = performance.getEntriesByType('navigation')[0]?.type === 'navigate';
  if (place && isFresh && !location.hash) scrollTo(0, place * document.documentElement.scrollHeight);
  const store = () => {
    const height = document.documentElement.scrollHeight;
    const share = scrollY / height;
    delete positions[location.pathname];
    // The beginning needs no memory, and who has seen the end begins anew.
    if (scrollY > innerHeight / 2 && scrollY + innerHeight < height * 0.9) positions[location.pathname] = share;
    const paths = Object.keys(positions);
    for (const old of paths.slice(0, Math.max(0, paths.length - POSITIONS_REMEMBERED))) delete positions[old];
    memory.write('tenhn-places', positions);
  };
  addEventListener('pagehide', store);
  document.addEventListener('visibilitychange', () => { if (document.hidden) store(); });
}
