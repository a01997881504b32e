"""Addresses of the desk. They stand before the PEP's own: /peps/{pep}/{page} would take their words."""

from starlette.routing import BaseRoute

from app.desk.routes.children import routes as children
from app.desk.routes.find import routes as find
from app.desk.routes.paper import routes as paper
from app.desk.routes.settings import routes as settings

routes: list[BaseRoute] = [*children, *find, *paper, *settings]
