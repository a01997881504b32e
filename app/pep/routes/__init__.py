"""Addresses of a PEP. The page route is last: /peps/{pep}/{page} would take the others' words."""

from starlette.routing import BaseRoute

from app.pep.routes.beside import routes as beside
from app.pep.routes.board_photos import routes as board_photos
from app.pep.routes.boards import routes as boards
from app.pep.routes.codes import routes as codes
from app.pep.routes.create import routes as create
from app.pep.routes.details import routes as details
from app.pep.routes.meeting import routes as meeting
from app.pep.routes.pages import routes as pages
from app.pep.routes.pictures import routes as pictures
from app.pep.routes.talks import routes as talks

routes: list[BaseRoute] = [*create, *details, *boards, *board_photos, *codes, *meeting, *talks, *beside, *pictures, *pages]
