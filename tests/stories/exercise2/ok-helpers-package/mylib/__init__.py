"""helper package"""
