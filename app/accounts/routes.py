"""Pearl Passport: signing in and out, the three honest pages, and giving a tablet back (S:69-86)."""

from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from app import audit
from app.accounts.actions.set_password_hash import set_password_hash
from app.accounts.actions.sign_in import begin_sign_in, end_sign_in
from app.accounts.actions.throttle import Who, forget_tries, take_tries
from app.accounts.entry import Nobody, Someone, clear_cookie, public, set_cookie, with_device, with_locked, with_person
from app.accounts.queries import Credentials, read_credentials
from app.accounts.rules import safe_next, waiting_words
from app.audit import By
from app.handling import Call
from app.kinds import clean_text
from app.passwords import hash_password, needs_rehash, password_fits
from app.protection import log_event
from app.tokens import KNOWN_LASTS

LOOKS = ("ocean", "dusk")  # of the last page of a child's visit; the first stands for any other word
WRONG = "That e-mail and password do not fit together. Please check both and try again."
WAIT = "Too many tries. Please wait {time} and try again, or ring the support number."
NOT_IT = "That is not the password. Please try again."
WHOM_TO_ASK = {
    "sign-up": (
        "No account?",
        (
            "Your Virtual School makes your account. Ask it, or the social worker who invited you, and say whose plan you work with.",
            "For now nobody can sign up here by themselves, so that only people whom the Virtual School knows can see a child's plan.",
        ),
    ),
    "forgotten-email": (
        "Forgotten your e-mail?",
        (
            "It is the work e-mail address that your invitation came to. Pearl never shows it to anybody who is not signed in.",
            "Your Virtual School can look it up for you, or ring the support number.",
        ),
    ),
    "forgotten-password": (
        "Forgotten your password?",
        (
            "Ask your Virtual School, or ring the support number. They check that it is you and give you a new password.",
            "Pearl sends no e-mail yet, so it cannot send you a link.",
        ),
    ),
}


@public
def show_login(call: Call[Nobody]) -> Response:
    target = safe_next(call.request.query_params.get("next", "/"))
    if call.found.signed and call.found.signed.kind == "person":
        return RedirectResponse(target, 303)
    return call.page("accounts/login.html", email="", problem="", next=target)


@public
def sign_in(call: Call[Nobody]) -> Response:
    """Neutral: the same words, and the same work, whether or not the account exists."""
    email, target = clean_text(call.text("email")), safe_next(call.text("next"))
    account = email.strip().casefold()
    device = call.site.tokens.known_device(call.request.cookies.get("known-device"), account)
    problem, found = _verify(call, Who(account, audit.network.get(), device), call.text("password"))
    if found is None:
        return call.page("accounts/login.html", status=422, email=email, problem=problem, next=target)
    return _signed_in(call, found, target)


@with_person
def sign_out(call: Call[Someone]) -> Response:
    signed = call.found.signed
    call.write(end_sign_in, sign_in=signed.sign_in, by=By(signed.id, signed.post))
    response = RedirectResponse("/login?done=signed-out", 303)
    response.headers["Clear-Site-Data"] = '"cache"'
    clear_cookie(response, call.request)
    return response


@public
def show_whom_to_ask(call: Call[Nobody]) -> Response:
    title, paragraphs = WHOM_TO_ASK[call.request.url.path.strip("/")]
    return call.page("accounts/whom_to_ask.html", title=title, paragraphs=paragraphs)


@with_device
def stay(call: Call[Someone]) -> Response:
    """Still here: the entry has kept the idle clock."""
    return Response(status_code=204)


@public
def show_handed_back(call: Call[Nobody]) -> Response:
    """After a child's exit. A device that no child has just left gets the same calm page, with a way to sign in."""
    signed = call.found.signed
    return call.page("voice/goodbye.html", look=_look(call), adult=signed.name if signed and signed.kind == "locked" else "", problem="")


@with_locked
def open_staff_pages(call: Call[Someone]) -> Response:
    """A child may press here: the tries count against this device alone."""
    signed = call.found.signed
    problem, found = _verify(call, Who(signed.email, audit.network.get(), device=f"locked-{signed.sign_in}"), call.text("password"))
    if found is None:
        words = NOT_IT if problem == WRONG else problem
        return call.page("voice/goodbye.html", status=422, look=_look(call), adult=signed.name, problem=words)
    return _signed_in(call, found, "/")


def _look(call: Call[Nobody] | Call[Someone]) -> str:
    """The last page looks like the path that the child has just left; the device keeps no more of it than this word."""
    look = call.request.cookies.get("look", "")
    return look if look in LOOKS else LOOKS[0]


def _verify(call: Call[Nobody] | Call[Someone], who: Who, password: str) -> tuple[str, Credentials | None]:
    """A try is counted before it is verified, and a wrong one stays counted."""
    if wait := call.write(take_tries, who=who):
        log_event("throttled", call.request.scope)
        return WAIT.format(time=waiting_words(wait)), None
    found = call.read(read_credentials, email=who.account)
    if not password_fits(found.password_hash if found else None, password):
        log_event("sign_in_failed", call.request.scope)
        return WRONG, None
    call.write(forget_tries, who=who)
    if needs_rehash(found.password_hash):
        call.write(set_password_hash, person=found.id, password_hash=hash_password(password), by=By(found.id, found.post))
    return "", found


def _signed_in(call: Call[Nobody] | Call[Someone], found: Credentials, target: str) -> Response:
    tokens = call.site.tokens
    before = tokens.token_of(call.request.cookies.get(tokens.cookie_name))
    token = call.write(begin_sign_in, person=found.id, role=found.post, before=before)
    response = RedirectResponse(target, 303)
    set_cookie(response, call.request, token)
    known, https = tokens.device_value(found.email), tokens.https
    response.set_cookie("known-device", known, KNOWN_LASTS, path="/login", secure=https, httponly=True, samesite="strict")
    return response


routes: list[BaseRoute] = [
    Route("/login", show_login, methods=["GET"]),
    Route("/login", sign_in, methods=["POST"]),
    Route("/logout", sign_out, methods=["POST"]),
    *(Route(f"/{page}", show_whom_to_ask, methods=["GET"]) for page in WHOM_TO_ASK),
    Route("/still-here", stay, methods=["POST"]),
    Route("/handed-back", show_handed_back, methods=["GET"]),
    Route("/handed-back", open_staff_pages, methods=["POST"]),
]
