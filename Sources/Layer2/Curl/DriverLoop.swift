import CCurl

/// What the driver's thread does: starts transfers, waits for any of their sockets, and hands out results.
struct DriverLoop {
  /// Idle connections are closed after this time.
  private static let idleMilliseconds: Int32 = 10_000
  private static let idleConnections = 64

  let desk: TransferDesk

  func run() {
    repeat {
      guard let multi = curl_multi_init() else { return desk.fail() }
      _ = tenhn_curl_multi_set_number(multi, CURLMOPT_MAXCONNECTS, Self.idleConnections)
      desk.open(TransferDesk.Multi(handle: multi))
      serve(multi)
      desk.forget()
      curl_multi_cleanup(multi)
    } while !desk.mayEnd()
  }

  /// Returns when the driver is closed or has been idle for long.
  private func serve(_ multi: UnsafeMutableRawPointer) {
    var running: [UnsafeMutableRawPointer: RunningTransfer] = [:]
    var wasIdle = false
    while true {
      let (jobs, isClosed) = desk.take()
      for job in jobs { start(job, on: multi, &running) }
      if isClosed {
        for (easy, transfer) in running {
          curl_multi_remove_handle(multi, easy)
          transfer.finish(CurlFailure(.unavailable, text: "the driver is shut down"))
        }
        return
      }
      for (easy, transfer) in running where transfer.isCancelled {
        curl_multi_remove_handle(multi, easy)
        running[easy] = nil
        transfer.finish(CurlFailure(.cancelled))
      }
      var count: Int32 = 0
      curl_multi_perform(multi, &count)
      finishDone(multi, &running)
      if !running.isEmpty || !jobs.isEmpty { wasIdle = false }
      if wasIdle { return }
      wasIdle = running.isEmpty
      // It returns earlier for a socket, for a timer of libcurl's own, and when the desk wakes it.
      var events: Int32 = 0
      let status = curl_multi_poll(multi, nil, 0, Self.idleMilliseconds, &events)
      if wasIdle, desk.hasWork { wasIdle = false }
      guard status == CURLM_OK else { return failAll(multi, &running) }
    }
  }

  private func start(
    _ job: TransferJob, on multi: UnsafeMutableRawPointer, _ running: inout [UnsafeMutableRawPointer: RunningTransfer]
  ) {
    guard let transfer = RunningTransfer(job) else {
      return job.finish(.failure(CurlFailure(.unavailable, text: "there is no memory for a transfer")))
    }
    guard transfer.setUp(), curl_multi_add_handle(multi, transfer.easy) == CURLM_OK else {
      return transfer.finish(CurlFailure(.other, text: "libcurl refuses an option"))
    }
    running[transfer.easy] = transfer
  }

  private func finishDone(
    _ multi: UnsafeMutableRawPointer, _ running: inout [UnsafeMutableRawPointer: RunningTransfer]
  ) {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
      // The message is gone once its handle is removed.
      let code = message.pointee.data.result
      curl_multi_remove_handle(multi, easy)
      running.removeValue(forKey: easy)?.finish(code)
    }
  }

  private func failAll(
    _ multi: UnsafeMutableRawPointer, _ running: inout [UnsafeMutableRawPointer: RunningTransfer]
  ) {
    for (easy, transfer) in running {
      curl_multi_remove_handle(multi, easy)
      transfer.finish(CurlFailure(.unavailable, text: "the system has no room to wait for an answer"))
    }
    running = [:]
  }
}
