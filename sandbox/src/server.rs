//! The HTTP side: routes, and a listener whose connections can be cut.

use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use axum::Router;
use axum::extract::connect_info::Connected;
use axum::extract::{ConnectInfo, DefaultBodyLimit, FromRequestParts};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

use crate::world::World;
use crate::{bot_api, control};

/// The largest body: a document of 50 MB and what is written around it.
const LARGEST_BODY: usize = 51 * 1024 * 1024;

/// What all handlers share.
pub(crate) struct Shared {
    world: Mutex<World>,
    pub token: String,
}

impl Shared {
    pub fn new(world: World) -> Self {
        Self { token: world.options.token.clone(), world: Mutex::new(world) }
    }

    /// The world, for a moment: never held across an await.
    pub fn world(&self) -> MutexGuard<'_, World> {
        // A panic in a test's own thread must not take the server down with it.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All routes of the sandbox.
pub(crate) fn routes(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/{token}/{method}", any(bot_api::call))
        .route("/file/{token}/{*path}", get(bot_api::download))
        .merge(control::routes())
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(shared)
}

/// Serves until the task is ended.
pub(crate) async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let service = routes(shared).into_make_service_with_connect_info::<Lifeline>();
    // Serving ends only with its task: accepting again is the listener's own business.
    let _ended = axum::serve(Wires(listener), service).await;
}

/// Accepts connections that can be cut.
struct Wires(TcpListener);

impl Listener for Wires {
    type Io = Wire;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Wire, SocketAddr) {
        let (stream, peer) = Listener::accept(&mut self.0).await;
        // Answers are small and awaited: waiting to fill a packet would only slow them.
        let _best_effort = stream.set_nodelay(true);
        (Wire { stream, lifeline: Lifeline::default() }, peer)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.0.local_addr()
    }
}

/// A connection that ends without a word once its lifeline is cut.
struct Wire {
    stream: TcpStream,
    lifeline: Lifeline,
}

/// The handler's hold on its connection.
#[derive(Clone, Default)]
pub(crate) struct Lifeline(Arc<AtomicBool>);

impl Lifeline {
    /// Ends the connection: nothing of the answer that is returned here reaches the caller.
    pub fn cut(&self) -> Response {
        self.0.store(true, Ordering::SeqCst);
        StatusCode::NO_CONTENT.into_response()
    }

    fn check(&self) -> io::Result<()> {
        match self.0.load(Ordering::SeqCst) {
            true => Err(io::ErrorKind::ConnectionReset.into()),
            false => Ok(()),
        }
    }
}

impl Connected<IncomingStream<'_, Wires>> for Lifeline {
    fn connect_info(stream: IncomingStream<'_, Wires>) -> Self {
        stream.io().lifeline.clone()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Lifeline {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        let info = ConnectInfo::<Self>::from_request_parts(parts, state).await;
        Ok(info.map(|ConnectInfo(lifeline)| lifeline).unwrap_or_default())
    }
}

impl AsyncRead for Wire {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.lifeline.check()?;
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.lifeline.check()?;
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.lifeline.check()?;
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
