"""The cast of the demonstration by short names: what each test calls them."""

from app.demo.load import read_people_data

DATA = read_people_data()
PASSWORD = DATA["password"]
EMAILS = {person["id"].split(".")[0]: f"{person['id']}@{DATA['domain']}" for person in DATA["person"]}
NAMES = {person["id"].split(".")[0]: person["name"] for person in DATA["person"]}

# Children by first name -> record number (app/demo/children.toml).
JAMES, AMARA, LEO, SAM = "U1015", "U2210", "U3547", "U3610"
NADIA, TOMASZ, PRIYA, DANIEL, ELLIE = "U5297", "U5301", "U5312", "U5330", "U5344"
MATHS = 'I like maths: 10+5=15 & "art" <3 😀'  # what a child says, with every sign that breaks something
EVERYBODY = (JAMES, AMARA, LEO, SAM, NADIA, TOMASZ, PRIYA, DANIEL, ELLIE)
