// A swipe across a story leads to the next or the one before, unless something under the finger scrolls sideways.

const FAR = 80;

function scrollsSideways(element) {
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    if (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'visible') return true;
  }
  return false;
}

function listenToSwipes() {
  let start = null;
  addEventListener('touchstart', (event) => {
    const touch = event.touches.length === 1 ? event.touches[0] : null;
    // The edges belong to the system's own back gesture.
    const isEdge = touch && (touch.clientX < 24 || touch.clientX > innerWidth - 24);
    start = touch && !isEdge && !scrollsSideways(event.target) ? { x: touch.clientX, y: touch.clientY, at: event.timeStamp } : null;
  }, { passive: true });
  addEventListener('touchend', (event) => {
    if (!start || event.touches.length || !getSelection().isCollapsed) return;
    const touch = event.changedTouches[0];
    const across = touch.clientX - start.x;
    const isSwipe = Math.abs(across) > FAR && Math.abs(touch.clientY - start.y) < Math.abs(across) / 2
      && event.timeStamp - start.at < 700 && (visualViewport?.scale ?? 1) < 1.05;
    if (!isSwipe) return;
    const isForward = (across < 0) === (document.dir !== 'rtl');
    document.querySelector(`.neighbours [rel=${isForward ? 'next' : 'prev'}]`)?.click();
  }, { passive: true });
}
